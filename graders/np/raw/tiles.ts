/**
 * Owns the inner loops of the matrix product.
 * Must not know shapes or errors.
 *
 * The idea is from Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication" (2008). The product is cut into
 * tiles of 2 rows by 3 columns: their six sums stay in registers, so that five numbers are read for six products instead
 * of twelve. Before that, two rows of the left matrix and three columns of the right one are packed: put side by side in the
 * order in which they are read, a block of the inner dimension at a time, which then fits the fast caches.
 * The sizes were found by measuring (bench `np`): with more sums the engine runs out of registers.
 */
import { F64, floor, min } from '../primordials.ts';

function createProduct(): (a: Float64Array, b: Float64Array, c: Float64Array, n: number, k: number, m: number) => void {
  const ROWS = 2;
  const COLUMNS = 3;
  /** Length of a block of the inner dimension: three packed columns take 6 KB. */
  const BLOCK = 256;
  /** Numbers of the left matrix that are packed at a time (128 KB); a power of two. */
  const CAPACITY = 16_384;

  /** Packed rows and columns, and the sums of a tile. As constants of the module their addresses are known when code is compiled. */
  const left = new F64(CAPACITY);
  const right = new F64(COLUMNS * BLOCK);
  const tile = new F64(ROWS * COLUMNS);

  /** The six sums of a tile over `count` <= BLOCK packed entries; its rows begin at left[from]. */
  function sumTile(from: number, count: number): void {
    // These masks change nothing: they show the engine that no index below can overflow.
    const start = from & (CAPACITY - 1);
    const length = count & (2 * BLOCK - 1);
    let s00 = 0;
    let s01 = 0;
    let s02 = 0;
    let s10 = 0;
    let s11 = 0;
    let s12 = 0;
    for (let p = 0; p < length; p++) {
      const r = COLUMNS * p;
      const l = start + ROWS * p;
      const y0 = right[r] as number;
      const y1 = right[r + 1] as number;
      const y2 = right[r + 2] as number;
      const x0 = left[l] as number;
      const x1 = left[l + 1] as number;
      s00 += x0 * y0;
      s01 += x0 * y1;
      s02 += x0 * y2;
      s10 += x1 * y0;
      s11 += x1 * y1;
      s12 += x1 * y2;
    }
    tile[0] = s00;
    tile[1] = s01;
    tile[2] = s02;
    tile[3] = s10;
    tile[4] = s11;
    tile[5] = s12;
  }

  /** Packs `rows` rows of a (count numbers each, k apart) from place `at` on, two by two; a missing second one counts as zeros. */
  function packRows(a: Float64Array, at: number, k: number, rows: number, count: number): void {
    for (let i = 0, w = 0; i < rows; i += ROWS) {
      const upper = at + i * k;
      const lower = upper + k;
      if (i + 1 < rows)
        for (let p = 0; p < count; p++, w += ROWS) {
          left[w] = a[upper + p] as number;
          left[w + 1] = a[lower + p] as number;
        }
      else
        for (let p = 0; p < count; p++, w += ROWS) {
          left[w] = a[upper + p] as number;
          left[w + 1] = 0;
        }
    }
  }

  /** Packs `columns` <= 3 columns of b (count numbers each, m apart) from place `at` on; missing ones count as zeros. */
  function packColumns(b: Float64Array, at: number, m: number, columns: number, count: number): void {
    if (columns === COLUMNS)
      for (let p = 0, w = 0, s = at; p < count; p++, w += COLUMNS, s += m) {
        right[w] = b[s] as number;
        right[w + 1] = b[s + 1] as number;
        right[w + 2] = b[s + 2] as number;
      }
    else
      for (let p = 0, w = 0, s = at; p < count; p++, w += COLUMNS, s += m) {
        right[w] = b[s] as number;
        right[w + 1] = columns > 1 ? (b[s + 1] as number) : 0;
        right[w + 2] = 0;
      }
  }

  /** Adds the tile to c (rows m long) from place `at` on. */
  function addTile(c: Float64Array, at: number, m: number): void {
    c[at] = (c[at] as number) + (tile[0] as number);
    c[at + 1] = (c[at + 1] as number) + (tile[1] as number);
    c[at + 2] = (c[at + 2] as number) + (tile[2] as number);
    c[at + m] = (c[at + m] as number) + (tile[3] as number);
    c[at + m + 1] = (c[at + m + 1] as number) + (tile[4] as number);
    c[at + m + 2] = (c[at + m + 2] as number) + (tile[5] as number);
  }

  /** As addTile, for a tile at the edge, of which only some rows and columns lie within c. */
  function addPart(c: Float64Array, at: number, m: number, rows: number, columns: number): void {
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) {
        const place = at + i * m + j;
        c[place] = (c[place] as number) + (tile[i * COLUMNS + j] as number);
      }
  }

  /** c (n, m) += a (n, k) b (k, m), all row-major. */
  function addProduct(a: Float64Array, b: Float64Array, c: Float64Array, n: number, k: number, m: number): void {
    for (let from = 0; from < k; from += BLOCK) {
      const count = min(BLOCK, k - from);
      const height = floor(CAPACITY / (ROWS * count)) * ROWS;
      for (let top = 0; top < n; top += height) {
        const rows = min(height, n - top);
        packRows(a, top * k + from, k, rows, count);
        for (let j = 0; j < m; j += COLUMNS) {
          const columns = min(COLUMNS, m - j);
          packColumns(b, from * m + j, m, columns, count);
          for (let i = 0; i < rows; i += ROWS) {
            sumTile(i * count, count);
            const at = (top + i) * m + j;
            if (columns === COLUMNS && i + 1 < rows) addTile(c, at, m);
            else addPart(c, at, m, min(ROWS, rows - i), columns);
          }
        }
      }
    }
  }
  return addProduct;
}

export const addProduct = createProduct();
