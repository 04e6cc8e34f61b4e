import { Link } from '@tanstack/react-router';
import type { Suggestion, UnplacedRequest } from '../plans/queries.js';
import { localDate } from '../own-delegation/zoned.js';
import { useFormat } from '../../i18n/useFormat.js';

export interface SuggestionLinkProps {
  suggestion: Suggestion;
  row: UnplacedRequest;
  planId: string;
}

const ofRooms = new Set(['open_hours', 'add_room']);
const ofInterpreters = new Set(['on_duty', 'add_interpreter']);
const ofMeetings = new Set(['move_meeting', 'lift_pin', 'waive_order']);

/** What to do, as a link to the page where it is done. */
export function SuggestionLink({ suggestion, row, planId }: SuggestionLinkProps) {
  const { zone } = useFormat();
  const { changes, startsAt, text } = suggestion;
  const [first] = changes;
  if (!first || ofMeetings.has(first.type)) {
    const meeting = first?.requestId;
    const search = {
      plan: planId,
      day: localDate(zone, Date.parse(startsAt)),
      ...(meeting && { meeting }),
    };
    return (
      <Link to="/board" search={search}>
        {text}
      </Link>
    );
  }
  if (ofRooms.has(first.type)) return <Link to="/rooms">{text}</Link>;
  if (ofInterpreters.has(first.type)) return <Link to="/rooms/interpreters">{text}</Link>;
  if (first.delegationId !== null)
    return (
      <Link to="/registration/$delegationId" params={{ delegationId: first.delegationId }}>
        {text}
      </Link>
    );
  return (
    <Link to="/meetings" search={{ request: row.requestId }}>
      {text}
    </Link>
  );
}
