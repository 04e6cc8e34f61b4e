/** What one person is told, in that person's language. The same for the inbox and for mail. */
export interface Message {
  title: string;
  /** Paragraphs of plain text. */
  lines: string[];
}

/** What a message speaks of: the event's own ids, and the reader's side. */
export interface MessageSubject {
  type: string;
  assemblyId: string | null;
  params: Record<string, unknown>;
}

/** A meeting's place as events carry it. */
export interface Place {
  startsAt: Date;
  endsAt: Date;
  roomId: string | null;
}

export function textParam(params: Record<string, unknown>, name: string): string | null {
  const value = params[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Reads `before` or `after` of an event; null when it is missing or is not a place. */
export function placeParam(params: Record<string, unknown>, name: string): Place | null {
  const value = params[name];
  if (typeof value !== 'object' || value === null) return null;
  const { startsAt, endsAt, roomId } = value as Record<string, unknown>;
  const from = typeof startsAt === 'string' ? new Date(startsAt) : null;
  const to = typeof endsAt === 'string' ? new Date(endsAt) : null;
  if (!from || !to || Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return null;
  return { startsAt: from, endsAt: to, roomId: typeof roomId === 'string' ? roomId : null };
}
