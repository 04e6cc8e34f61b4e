import type { UnplacedRequestView } from '../dto/plan.view.js';
import type { MeetingLabels } from '../plans/meeting-labels.service.js';
import type { PlanUnplaced } from '../plans/plan-unplaced.entity.js';
import type { ExplanationWords } from './explanation-words.js';

type Row = Pick<PlanUnplaced, 'requestId' | 'reason' | 'blockers' | 'suggestions'>;

/** Ids of the requests that must be loaded to tell of this one. */
export function requestsNamed({ requestId, blockers, suggestions }: Row): string[] {
  return [
    requestId,
    ...blockers.filter(({ kind }) => kind === 'request').map(({ id }) => id),
    ...suggestions.flatMap(({ changes }) => changes.flatMap((change) => change.requestId ?? [])),
  ];
}

/** A request without a place as a reader sees it: reason, facts and ways out in words. */
export function unplacedView(
  row: Row,
  labels: MeetingLabels,
  words: ExplanationWords,
): UnplacedRequestView {
  const { requestId, reason, blockers, suggestions } = row;
  return {
    ...labels.request(requestId),
    reason,
    reasonText: words.reason(reason),
    blockers: blockers.map((blocker) => ({
      kind: blocker.kind,
      id: blocker.id,
      label: labels.label(blocker.kind, blocker.id),
      fact: blocker.fact ?? null,
      text: words.fact(requestId, blocker),
    })),
    suggestions: suggestions.map((suggestion) => ({
      changes: suggestion.changes.map(({ type, partyId, requestId: other, ...rest }) => ({
        type,
        partyId: partyId ?? null,
        delegationId: partyId === undefined ? null : labels.delegationOf(partyId),
        requestId: other ?? null,
        roomId: rest.roomId ?? null,
        interpreterId: rest.interpreterId ?? null,
      })),
      startsAt: new Date(suggestion.place.startsAt),
      endsAt: new Date(suggestion.place.endsAt),
      roomId: suggestion.place.roomId,
      text: words.suggestion(requestId, suggestion),
    })),
  };
}
