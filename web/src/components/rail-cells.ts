export interface Milestone {
  /** YYYY-MM-DD in the Assembly's zone. */
  date: string;
  /** With its time when it has one: "Registration closes, 18:00". */
  label: string;
  /** Path that it leads to. */
  to?: string;
}

export type RailCell =
  | { kind: 'gap'; from: string; days: number }
  | {
      kind: 'day';
      date: string;
      today: boolean;
      assembly: boolean;
      milestones: readonly Milestone[];
    };

const dayLength = 86_400_000;
const toDay = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayLength;
const toDate = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);

/** More days than this do not fit a line: stretches without an event shrink to one cell. */
const mostDays = 17;
/** Shorter stretches keep their days. */
const leastGap = 3;

/**
 * The cells of the rail from today (or the first day, when today is past) to the end of the Assembly.
 * All dates are `YYYY-MM-DD`.
 */
export function railCells(
  today: string,
  startsOn: string,
  endsOn: string,
  milestones: readonly Milestone[],
): RailCell[] {
  const first = Math.min(toDay(today), toDay(startsOn));
  const last = toDay(endsOn);
  const shrink = last - first + 1 > mostDays;
  const cells: RailCell[] = [];
  let quiet: RailCell[] = [];
  const flush = () => {
    const [start] = quiet;
    if (shrink && quiet.length >= leastGap && start?.kind === 'day') {
      cells.push({ kind: 'gap', from: start.date, days: quiet.length });
    } else {
      cells.push(...quiet);
    }
    quiet = [];
  };
  for (let day = first; day <= last; day += 1) {
    const date = toDate(day);
    const due = milestones.filter((milestone) => milestone.date === date);
    const assembly = date >= startsOn && date <= endsOn;
    const cell: RailCell = {
      kind: 'day',
      date,
      today: date === today,
      assembly,
      milestones: due,
    };
    if (due.length === 0 && !assembly && !cell.today) {
      quiet.push(cell);
    } else {
      flush();
      cells.push(cell);
    }
  }
  flush();
  return cells;
}
