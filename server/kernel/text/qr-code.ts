/**
 * Owns QR codes as shapes for SVG.
 * Must not know what they say.
 */
import qrcode from 'qrcode-generator';

/** Light modules around the code that readers need (ISO/IEC 18004 asks for four). */
const QUIET = 4;

/** A QR code as one path over a square of `size` units; medium error correction (15 %). */
export function qrCode(text: string, label: string) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const places = [...Array(count).keys()];
  const path = places
    .flatMap((row) =>
      places.filter((column) => code.isDark(row, column)).map((column) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`),
    )
    .join('');
  return { size: count + 2 * QUIET, path, label };
}
