export interface Times {
  startsAt: Date;
  endsAt: Date;
}

const PREPARE_MINUTES = 15;

/** When a room is prepared: in the quarter of an hour before its meeting, whatever takes place there before. */
export function preparationOf(meeting: { startsAt: Date }): Times {
  return {
    startsAt: new Date(meeting.startsAt.getTime() - PREPARE_MINUTES * 60_000),
    endsAt: meeting.startsAt,
  };
}

/** Whether the two share a moment; one may begin when the other ends. */
export function overlap(a: Times, b: Times): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}
