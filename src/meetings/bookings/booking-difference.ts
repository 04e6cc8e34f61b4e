/** Where a plan puts one meeting. */
export interface PlacedMeeting {
  requestId: string;
  roomId: string;
  interpreterId: string | null;
  startsAt: Date;
  endsAt: Date;
}

export interface BookingDifference<Booked extends PlacedMeeting = PlacedMeeting> {
  kept: { before: Booked; after: PlacedMeeting }[];
  /** Another time (and perhaps another room). */
  timeChanged: { before: Booked; after: PlacedMeeting }[];
  /** Another room at the same time. */
  roomChanged: { before: Booked; after: PlacedMeeting }[];
  /** Only the interpreter differs: nobody but the staff is told. */
  interpreterChanged: { before: Booked; after: PlacedMeeting }[];
  added: PlacedMeeting[];
  cancelled: Booked[];
}

/** What changes from the bookings of now to those of a plan. Pure; order as in `after`. */
export function bookingDifference<Booked extends PlacedMeeting>(
  before: readonly Booked[],
  after: readonly PlacedMeeting[],
): BookingDifference<Booked> {
  const old = new Map(before.map((booking) => [booking.requestId, booking]));
  const difference: BookingDifference<Booked> = {
    kept: [],
    timeChanged: [],
    roomChanged: [],
    interpreterChanged: [],
    added: [],
    cancelled: [],
  };
  const named = new Set<string>();
  for (const meeting of after) {
    named.add(meeting.requestId);
    const booking = old.get(meeting.requestId);
    if (!booking) {
      difference.added.push(meeting);
      continue;
    }
    const pair = { before: booking, after: meeting };
    if (
      booking.startsAt.getTime() !== meeting.startsAt.getTime() ||
      booking.endsAt.getTime() !== meeting.endsAt.getTime()
    ) {
      difference.timeChanged.push(pair);
    } else if (booking.roomId !== meeting.roomId) {
      difference.roomChanged.push(pair);
    } else if (booking.interpreterId !== meeting.interpreterId) {
      difference.interpreterChanged.push(pair);
    } else {
      difference.kept.push(pair);
    }
  }
  difference.cancelled = before.filter((booking) => !named.has(booking.requestId));
  return difference;
}
