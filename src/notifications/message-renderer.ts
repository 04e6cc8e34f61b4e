import { Injectable } from '@nestjs/common';
import type { Language } from '../common/text/languages.js';
import { Translator } from '../common/text/translator.js';
import { bulkLines, bulkWordsOf } from './bulk-words.js';
import type { Credentials } from '../delegations/credentials/credentials.entity.js';
import {
  placeParam,
  textParam,
  type Message,
  type MessageSubject,
  type Place,
} from './domain/message.js';
import { isolated, partyNames } from './domain/spoken-list.js';
import { spokenDay, spokenMoment, spokenOffset, spokenRange } from './domain/spoken-time.js';
import { MessageFacts, senderName, type Facts } from './message-facts.js';

/** Where the Assembly is unknown (a password reset), instants are said in UTC. */
const FALLBACK_ZONE = 'UTC';

/**
 * Says what happened, in one reader's language: the one source of the texts in inbox and mail. Times are
 * those of the Assembly's zone, followed by those of the reader's capital where they differ.
 */
@Injectable()
export class MessageRenderer {
  constructor(
    private readonly facts: MessageFacts,
    private readonly translator: Translator,
  ) {}

  async render(subject: MessageSubject, language: Language): Promise<Message> {
    const [message] = await this.renderAll([subject], language);
    if (!message) throw new Error('A message was asked for and none was made');
    return message;
  }

  /** Renders many at once, in their order. */
  async renderAll(subjects: readonly MessageSubject[], language: Language): Promise<Message[]> {
    if (subjects.length === 0) return [];
    const facts = await this.facts.of(subjects);
    return subjects.map((subject) => this.say(subject, facts, language));
  }

  private say(subject: MessageSubject, facts: Facts, language: Language): Message {
    const say = (key: string, values: Record<string, string>): string =>
      this.translator.t(language, `notifications.${key}`, values);
    const values = this.values(subject, facts, language);
    const lines = say(`${subject.type}.body`, values).split('\n');
    if (values['reason']) lines.push(say('reason', values));
    if (subject.params['placeAdded'] === true) lines.push(say('placeAdded', values));
    const bulk = bulkWordsOf(subject, facts);
    if (bulk) lines.push(...bulkLines(bulk, zoneOf(subject, facts), this.translator, language));
    const home = this.home(subject, facts, language);
    if (home) lines.push(say('home', home));
    return {
      title: say(`${subject.type}.title`, values),
      lines: lines.map((line) => line.trim()).filter((line) => line !== ''),
    };
  }

  private values(
    subject: MessageSubject,
    facts: Facts,
    language: Language,
  ): Record<string, string> {
    const { params } = subject;
    const duty = facts.duties.get(textParam(params, 'dutyId') ?? '');
    const requestId = textParam(params, 'requestId') ?? duty?.requestId ?? '';
    const request = facts.requests.get(requestId);
    const invitation = facts.invitations.get(textParam(params, 'invitationId') ?? '');
    const assembly = facts.assemblies.get(subject.assemblyId ?? invitation?.assemblyId ?? '');
    const zone = assembly?.timezone ?? FALLBACK_ZONE;
    const delegation = facts.delegations.get(
      textParam(params, 'delegationId') ?? invitation?.delegationId ?? '',
    );
    const parties = (facts.requestParties.get(requestId) ?? []).map(
      (id) => facts.parties.get(id)?.names[language] ?? '',
    );
    const credentials = facts.credentials.get(textParam(params, 'credentialsId') ?? '');
    const powers = facts.powers.get(credentials?.id ?? '') ?? [];
    const by = facts.parties.get(textParam(params, 'byPartyId') ?? '');
    const delegate = facts.delegates.get(textParam(params, 'delegateId') ?? '');
    const bulk = bulkWordsOf(subject, facts);
    const name = (value: string | undefined): string => isolated(value ?? '', language);
    return {
      assembly: name(assembly?.name),
      delegation: name(senderName(delegation, language)),
      parties: partyNames(parties, language),
      powers: new Intl.ListFormat(language).format(
        powers.map((power) => this.translator.t(language, `notifications.power.${power}`)),
      ),
      party: name(by?.names[language]),
      person: name(delegate && `${delegate.givenNames} ${delegate.familyName}`),
      subject: name(request?.subject),
      assignee: name(facts.users.get(textParam(params, 'assigneeId') ?? '')?.name),
      task: duty ? this.translator.t(language, `notifications.task.${duty.kind}`) : '',
      step: bulk ? this.translator.t(language, `notifications.step.${bulk.step}`) : '',
      role: invitation?.role
        ? this.translator.t(language, `notifications.role.${invitation.role}`)
        : '',
      expires: invitation
        ? `${spokenMoment(invitation.expiresAt, zone, language)} (${spokenOffset(invitation.expiresAt, zone)})`
        : '',
      reason:
        subject.type === 'credentials.rejected'
          ? this.rejection(credentials, language)
          : name(
              reasonOf(subject.type, {
                delegation: delegation?.reason,
                delegate: delegate && (delegate.accreditationReason || delegate.refusalReason),
                request: request?.reason,
                duty: duty?.reason,
                suspension: facts.suspensions.get(textParam(params, 'suspensionId') ?? '')?.reason,
              }),
            ),
      ...this.place('', placeOf(subject, facts), facts, zone, assembly?.city, language),
      ...this.place('before', beforeOf(subject, facts), facts, zone, assembly?.city, language),
    };
  }

  /** Why a letter was rejected: the sentence for it, and the reviewer's own words. */
  private rejection(credentials: Credentials | undefined, language: Language): string {
    if (!credentials?.rejection) return '';
    const { rejection, reason } = credentials;
    return [
      rejection === 'other'
        ? ''
        : this.translator.t(language, `notifications.rejection.${rejection}`),
      reason === '' ? '' : isolated(reason, language),
    ]
      .filter((part) => part !== '')
      .join(' ');
  }

  private place(
    prefix: '' | 'before',
    place: Place | null,
    facts: Facts,
    zone: string,
    city: string | undefined,
    language: Language,
  ): Record<string, string> {
    if (!place) return {};
    const key = (name: string): string =>
      prefix === '' ? name : `before${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const offset = spokenOffset(place.startsAt, zone);
    return {
      [key('date')]: spokenDay(place.startsAt, zone, language),
      [key('time')]: isolated(spokenRange(place.startsAt, place.endsAt, zone, language), language),
      [key('zone')]: isolated(city ? `${city}, ${offset}` : offset, language),
      [key('room')]: isolated(facts.rooms.get(place.roomId ?? '')?.name ?? '', language),
    };
  }

  /** The same time in the reader's capital, where its clocks differ from the Assembly's. */
  private home(
    subject: MessageSubject,
    facts: Facts,
    language: Language,
  ): Record<string, string> | null {
    const reader = facts.delegations.get(textParam(subject.params, 'readerDelegationId') ?? '');
    const zone = reader?.member?.timezone;
    const assembly = facts.assemblies.get(subject.assemblyId ?? '');
    const place = subject.type === 'meeting.cancelled' ? null : placeOf(subject, facts);
    if (!zone || !assembly || !place || !subject.type.startsWith('meeting.')) return null;
    const offset = spokenOffset(place.startsAt, zone);
    if (offset === spokenOffset(place.startsAt, assembly.timezone)) return null;
    return {
      date: spokenDay(place.startsAt, zone, language),
      time: isolated(spokenRange(place.startsAt, place.endsAt, zone, language), language),
      offset: isolated(offset, language),
    };
  }
}

/** Where the thing stands now: as the event says, else as it is stored. */
function placeOf({ params }: MessageSubject, facts: Facts): Place | null {
  const duty = facts.duties.get(textParam(params, 'dutyId') ?? '');
  return (
    placeParam(params, 'after') ??
    duty ??
    facts.bookings.get(textParam(params, 'requestId') ?? '') ??
    placeParam(params, 'before')
  );
}

/** Where it stood before. A duty keeps only its last start. */
function beforeOf({ params }: MessageSubject, facts: Facts): Place | null {
  const stated = placeParam(params, 'before');
  const duty = facts.duties.get(textParam(params, 'dutyId') ?? '');
  if (stated || !duty?.previousStartsAt) return stated;
  const length = duty.endsAt.getTime() - duty.startsAt.getTime();
  return {
    startsAt: duty.previousStartsAt,
    endsAt: new Date(duty.previousStartsAt.getTime() + length),
    roomId: null,
  };
}

const REASON_OF_DELEGATION = ['delegation.returned', 'delegation.declined', 'delegation.reopened'];

function zoneOf({ assemblyId }: MessageSubject, facts: Facts): string {
  return facts.assemblies.get(assemblyId ?? '')?.timezone ?? FALLBACK_ZONE;
}

/** The stated reason of the step that the message is about. */
function reasonOf(
  type: string,
  {
    delegation,
    delegate,
    request,
    duty,
    suspension,
  }: Partial<
    Record<'delegation' | 'delegate' | 'request' | 'duty' | 'suspension', string | undefined>
  >,
): string | undefined {
  if (type.startsWith('delegate.')) return delegate;
  if (REASON_OF_DELEGATION.includes(type)) return delegation;
  if (type === 'meeting_request.declined' || type === 'meeting_request.withdrawn') return request;
  if (type === 'meeting.cancelled') return request;
  if (type === 'voting_right.suspended') return suspension;
  return type === 'duty.refused' ? duty : undefined;
}
