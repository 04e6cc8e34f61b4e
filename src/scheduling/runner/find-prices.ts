import highsModule, { type Highs } from 'highs';
import type { LinearProgram } from '../engine/index.js';

/** Its types describe the CommonJS file; what Node imports here is the ES module, whose default is the loader. */
const loadHighs = highsModule as unknown as (typeof highsModule)['default'];

export interface PriceOptions {
  /** Simplex for small programs; the interior point method for large ones, whose prices are a little off. */
  method: 'simplex' | 'ipm';
  /** Seconds. */
  timeLimit: number;
}

/** HiGHS, the linear solver in WebAssembly. A failure to load it only costs the better bound. */
export function loadSolver(): Promise<Highs | null> {
  return loadHighs().catch(() => null);
}

/**
 * Prices of the rows of a program, as good as the solver finds them: `boundByPrices` turns them into a bound, and
 * answers for it whatever they are. Blocks the thread. @returns null when the solver fails
 */
export function findPrices(
  highs: Highs,
  program: LinearProgram,
  { method, timeLimit }: PriceOptions,
): Float64Array | null {
  const { columnCount: numCols, rowCount: numRows } = program;
  try {
    return highs.withModel(
      {
        numCols,
        numRows,
        colCost: program.worth.map((worth) => -worth),
        colLower: program.least,
        colUpper: program.most,
        rowLower: new Float64Array(numRows).fill(Number.NEGATIVE_INFINITY),
        rowUpper: program.limit,
        matrix: {
          format: 'csc',
          numCols,
          numRows,
          starts: program.starts,
          indices: program.rows,
          values: program.values,
        },
      },
      (model) => {
        // What presolve takes out, the program has left out before: it only costs time (15 s on 20 000 requests).
        model.options.set({
          output_flag: false,
          presolve: 'off',
          solver: method,
          run_crossover: 'off',
          time_limit: timeLimit,
        });
        model.run();
        // The program is minimized with its sign turned round, and so are the prices.
        return model.getSolution().rowDual.map((price) => -price);
      },
    );
  } catch {
    return null;
  }
}
