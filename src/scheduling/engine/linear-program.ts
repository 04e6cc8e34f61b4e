/**
 * A linear program: the most `worth` over columns between `least` and `most`, every row at most `limit`. The matrix
 * stands by columns: entries `starts[j] .. starts[j + 1]` of `rows` and `values`.
 */
export interface LinearProgram {
  columnCount: number;
  rowCount: number;
  worth: Float64Array;
  least: Float64Array;
  most: Float64Array;
  limit: Float64Array;
  starts: Int32Array;
  rows: Int32Array;
  values: Float64Array;
}

interface Column {
  worth: number;
  least: number;
  most: number;
  rows: number[];
  values: number[];
}

/** Prices are rounded to multiples of 1 / GRAIN: then no sum of them and of whole numbers is ever rounded. */
const GRAIN = 2 ** 22;
/** Sums of multiples of 1 / GRAIN are exact below this. */
const EXACT = 2 ** 30;

/** Collects rows and columns, all of whole numbers, and leaves out what cannot matter. */
export class ProgramBuilder {
  private readonly limits: number[] = [];
  private readonly columns: Column[] = [];

  /** @returns the row's number */
  addRow(limit: number): number {
    this.limits.push(limit);
    return this.limits.length - 1;
  }

  addColumn(column: Column): void {
    this.columns.push(column);
  }

  /**
   * Leaves out rows that no choice of the columns could exceed. With `merge` columns that are alike become one: the
   * sum of them is all that matters then.
   */
  build(merge: boolean): LinearProgram {
    const rowAt = this.numberBindingRows();
    const columns = merge ? this.mergeColumns(rowAt) : this.columns;
    const starts = new Int32Array(columns.length + 1);
    columns.forEach((column, j) => {
      starts[j + 1] = starts[j]! + column.rows.filter((row) => rowAt[row]! >= 0).length;
    });
    const rows = new Int32Array(starts[columns.length]!);
    const values = new Float64Array(rows.length);
    let at = 0;
    for (const column of columns)
      column.rows.forEach((row, k) => {
        if (rowAt[row]! < 0) return;
        rows[at] = rowAt[row]!;
        values[at++] = column.values[k]!;
      });
    const limit = Float64Array.from(this.limits.filter((_, row) => rowAt[row]! >= 0));
    return {
      columnCount: columns.length,
      rowCount: limit.length,
      worth: Float64Array.from(columns, ({ worth }) => worth),
      least: Float64Array.from(columns, ({ least }) => least),
      most: Float64Array.from(columns, ({ most }) => most),
      limit,
      starts,
      rows,
      values,
    };
  }

  /** New numbers of the rows that can bind, -1 for the others. */
  private numberBindingRows(): Int32Array {
    const reach = new Float64Array(this.limits.length);
    for (const { rows, values, least, most } of this.columns)
      rows.forEach((row, k) => {
        reach[row]! += values[k]! * (values[k]! > 0 ? most : least);
      });
    let count = 0;
    return Int32Array.from(this.limits, (limit, row) => (reach[row]! > limit ? count++ : -1));
  }

  private mergeColumns(rowAt: Int32Array): Column[] {
    const merged = new Map<string, Column>();
    for (const column of this.columns) {
      const parts = column.rows
        .map((row, k) => [row, column.values[k]!] as const)
        .filter(([row]) => rowAt[row]! >= 0)
        .sort(([x], [y]) => x - y);
      const key = `${column.worth}|${parts.join('|')}`;
      const known = merged.get(key);
      if (known) {
        known.least += column.least;
        known.most += column.most;
      } else merged.set(key, { ...column });
    }
    return [...merged.values()];
  }
}

/**
 * Upper bound on the program that these prices of its rows prove (weak duality): whatever is left over at the prices
 * counts in full. Holds for any prices, however they came about, and is computed without rounding. The better the
 * prices, the lower the bound.
 */
export function boundByPrices(program: LinearProgram, prices: ArrayLike<number>): number {
  const price = Float64Array.from({ length: program.rowCount }, (_, row) => {
    const given = prices[row] ?? 0;
    return given > 0 && given < EXACT ? Math.round(given * GRAIN) / GRAIN : 0;
  });
  let bound = 0;
  let size = 0;
  for (let row = 0; row < program.rowCount; row++) {
    bound += price[row]! * program.limit[row]!;
    size += price[row]! * Math.abs(program.limit[row]!);
  }
  for (let j = 0; j < program.columnCount; j++) {
    let surplus = program.worth[j]!;
    let largest = Math.abs(surplus);
    for (let k = program.starts[j]!; k < program.starts[j + 1]!; k++) {
      const cost = price[program.rows[k]!]! * program.values[k]!;
      surplus -= cost;
      largest += Math.abs(cost);
    }
    bound += surplus * (surplus > 0 ? program.most[j]! : program.least[j]!);
    size += largest * program.most[j]!;
  }
  return size < EXACT ? Math.floor(bound) : Number.POSITIVE_INFINITY;
}
