/**
 * Owns which network addresses this server may be sent to by what somebody types: public ones, and those that the admin lists.
 * Must not know what is sent.
 */
import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr, { type IPv4, type IPv6 } from 'ipaddr.js';

/** A network: its address and the bits that count. */
export type Network = readonly [IPv4 | IPv6, number];

/** An address that may not be used. */
export class AddressNotAllowed extends Error {
  override readonly name = 'AddressNotAllowed';
}

/** Global unicast of IPv6 (RFC 4291, 2.4): whatever else looks like an address today is none of the public network. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Reads '10.1.0.0/16', '10.1.2.3' or '::1'. @throws Error for what is none of them */
export function parseNetwork(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  if (isIP(text) === 0) throw new Error(`${text} is no address`);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv6' ? 128 : 32];
}

const isIn = (address: IPv4 | IPv6, [network, bits]: Network): boolean => {
  if (address.kind() === 'ipv4' && network.kind() === 'ipv4') return (address as IPv4).match(network as IPv4, bits);
  return address.kind() === network.kind() && (address as IPv6).match(network as IPv6, bits);
};
/** Neither of this machine, of a local network, nor of a special purpose (IANA's registries, as ipaddr.js names them). */
const isPublic = (address: IPv4 | IPv6): boolean =>
  address.range() === 'unicast' && (address.kind() === 'ipv4' || (address as IPv6).match(GLOBAL_IPV6));

/** Makes functions that judge addresses; those of the networks in `allowed` may be used, too. */
export function createAddressFilter(allowed: readonly Network[]) {
  const mayUse = (text: string): boolean => {
    if (!ipaddr.isValid(text)) return false;
    // IPv4 that is written as IPv6 is what it means.
    const address = ipaddr.process(text);
    return isPublic(address) || allowed.some((network) => isIn(address, network));
  };
  /** Looks a name up for a connection, which goes to one of the addresses that were judged: a second look-up cannot change it. */
  const lookUp: LookupFunction = (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error: NodeJS.ErrnoException | null, found: readonly LookupAddress[]) => {
      if (error) return callback(error, '');
      const usable = found.filter(({ address }) => mayUse(address));
      const [first] = usable;
      if (!first) return callback(new AddressNotAllowed(), '');
      if (options.all) return callback(null, usable);
      callback(null, first.address, first.family);
    });
  };
  return {
    mayUse,
    lookUp,
    /** Judges the host of an address that is a number already, for which nothing is looked up. @throws AddressNotAllowed */
    checkHost({ hostname }: URL): void {
      const host = hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) !== 0 && !mayUse(host)) throw new AddressNotAllowed();
    },
  };
}
