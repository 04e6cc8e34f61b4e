import { isolated } from '../../common/text/isolate.js';
import type { Language } from '../../common/text/languages.js';
import { shortDate, shortDay, shortPeriod, TIME_LOCALE } from '../../common/text/short-time.js';
import type { Translator } from '../../common/text/translator.js';
import type { PlacedReason } from '../engine/index.js';
import type { MeetingLabels } from '../plans/meeting-labels.service.js';
import type { ChangeReason } from './change-reasons.js';
import type {
  Blocker,
  StoredChange,
  StoredPeriod,
  StoredPlace,
  StoredSuggestion,
} from './explanation.js';

/** A reason for the place of a meeting, in ids of the database. */
export interface PlacedReasonIds extends Pick<PlacedReason, 'code' | 'count'> {
  partyId?: string;
  requestId?: string;
}

/** Explanations as sentences in the reader's language, times in the Assembly's zone. */
export class ExplanationWords {
  constructor(
    private readonly translator: Translator,
    private readonly language: Language,
    private readonly timeZone: string,
    private readonly labels: MeetingLabels,
  ) {}

  /** Headline of a reason without details. */
  reason(code: string): string {
    const key = `scheduling.reason.${code}`;
    return this.translator.has(key) ? this.say(key) : this.say('scheduling.reason.not_found');
  }

  /** One fact as a sentence. `requestId` is the request that it keeps out. */
  fact(requestId: string, blocker: Blocker): string {
    const { kind, id, fact, periods = [], of } = blocker;
    const request = this.labels.request(requestId);
    const when = this.when(periods);
    const params: Record<string, string | number> = { when };
    if (kind === 'party' || kind === 'principal') params['party'] = this.party(id);
    if (kind === 'room') Object.assign(params, this.room(id));
    if (kind === 'interpreter') params['interpreter'] = this.interpreter(id);
    if (kind === 'request') params['meeting'] = this.meeting(id);
    if (of?.kind === 'room') Object.assign(params, this.room(of.id));
    if (of?.kind === 'interpreter') params['interpreter'] = this.interpreter(of.id);
    if (of?.kind === 'party' || of?.kind === 'principal') params['party'] = this.party(of.id);
    const { size, features, languagePair } = this.labels.needs(requestId);
    Object.assign(params, {
      size,
      features: this.features(features),
      pair: this.pair(languagePair),
      minutes: request.durationMinutes,
    });
    return this.say(`scheduling.fact.${fact ?? kind}`, params);
  }

  /** All changes of a suggestion as one line. */
  suggestion(requestId: string, { changes, place }: StoredSuggestion): string {
    if (changes.length === 0) return this.say('scheduling.suggest.use_place', this.at(place));
    const moves = changes.filter(({ type }) => type === 'move_meeting' || type === 'lift_pin');
    if (moves.length > 1 && moves.length === changes.length)
      return this.say('scheduling.suggest.move_several', {
        meetings: this.list(moves.map(({ requestId: id }) => this.meeting(id ?? ''))),
      });
    return changes.map((change) => this.suggested(requestId, change, place)).join(' · ');
  }

  /** Why a meeting stands at `place`. */
  placed(reason: PlacedReasonIds, place: { roomId: string }): string {
    return this.say(`scheduling.placed.${reason.code}`, {
      ...this.room(place.roomId),
      ...(reason.count !== undefined && { count: reason.count }),
      ...(reason.partyId !== undefined && { party: this.party(reason.partyId) }),
      ...(reason.requestId !== undefined && { meeting: this.meeting(reason.requestId) }),
    });
  }

  /** Why a plan changes a meeting. */
  change(reason: ChangeReason): string {
    switch (reason.code) {
      case 'rule':
        return this.say(`scheduling.rule.${reason.rule}`, {
          ...this.room(reason.roomId),
          party: this.party(reason.partyId ?? ''),
        });
      case 'unplaced':
        return this.reason(reason.reason);
      case 'makes_way':
        return this.say('scheduling.why.makes_way', { meeting: this.meeting(reason.requestId) });
      case 'closes_gap':
        return this.say('scheduling.why.closes_gap', { party: this.party(reason.partyId) });
      case 'accepted':
        return this.say('scheduling.why.accepted', { date: this.date(reason.at) });
      default:
        return this.say(`scheduling.why.${reason.code}`);
    }
  }

  private say(key: string, params: Record<string, unknown> = {}): string {
    return this.translator.t(this.language, key, params);
  }

  private date(instant: Date): string {
    return shortDate(instant, this.timeZone, this.language);
  }

  /** The codes of its parties, as on the board. */
  private meeting(requestId: string): string {
    const codes = this.labels.request(requestId).parties.map(({ code }) => code);
    return isolated(codes.join(' – '), this.language);
  }

  private party(id: string): string {
    return isolated(this.labels.partyName(id, this.language), this.language);
  }

  private room(id: string): { room: string; seats: number } {
    const room = this.labels.room(id);
    return { room: isolated(room?.name ?? '', this.language), seats: room?.capacity ?? 0 };
  }

  private interpreter(id: string): string {
    return isolated(this.labels.interpreterName(id), this.language);
  }

  private suggested(requestId: string, change: StoredChange, place: StoredPlace): string {
    const { type, partyId, requestId: other, roomId, interpreterId, periods, features } = change;
    const first = periods?.[0];
    return this.say(
      `scheduling.suggest.${type === 'add_room' && features?.length ? 'add_room_with' : type}`,
      {
        ...this.at(change.place ?? place),
        // Where there is a choice of words, those of the change itself.
        ...(periods && !change.place && { when: this.when(periods) }),
        ...(partyId !== undefined && { party: this.party(partyId) }),
        ...(other !== undefined && { meeting: this.meeting(other) }),
        ...(roomId !== undefined && this.room(roomId)),
        ...(interpreterId !== undefined && { interpreter: this.interpreter(interpreterId) }),
        ...(first && { day: shortDay(new Date(first.startsAt), this.timeZone, this.language) }),
        ...(change.seats !== undefined && { seats: change.seats }),
        ...(features && { features: this.features(features) }),
        pair: this.pair(change.languagePair ?? this.labels.needs(requestId).languagePair),
        ...(change.limit !== undefined && { count: change.limit }),
        ...(change.minutes !== undefined && { minutes: change.minutes }),
      },
    );
  }

  private at(place: StoredPlace): { when: string; room: string } {
    const room = place.roomId === null ? '' : this.room(place.roomId).room;
    return { when: this.when([place]), room };
  }

  private when(periods: readonly StoredPeriod[]): string {
    return this.list(
      periods.map(({ startsAt, endsAt }) =>
        shortPeriod(new Date(startsAt), new Date(endsAt), this.timeZone, this.language),
      ),
    );
  }

  private features(names: readonly string[]): string {
    return this.list(
      names.map((name) => {
        const key = `scheduling.feature.${name}`;
        return this.translator.has(key) ? this.say(key) : name;
      }),
    );
  }

  /** Languages of a pair such as `en-fr`, by name. */
  private pair(pair: string | null): string {
    if (pair === null) return '';
    const names = new Intl.DisplayNames(TIME_LOCALE[this.language], { type: 'language' });
    return this.list(pair.split('-').map((code) => names.of(code) ?? code));
  }

  private list(parts: readonly string[]): string {
    return new Intl.ListFormat(TIME_LOCALE[this.language], { type: 'conjunction' }).format(parts);
  }
}
