import type { DeadlineStep } from '../assemblies/deadline.entity.js';
import type { Language } from '../common/text/languages.js';
import type { Translator } from '../common/text/translator.js';
import { textParam, type MessageSubject } from './domain/message.js';
import { isolated } from './domain/spoken-list.js';
import { spokenMoment, spokenOffset } from './domain/spoken-time.js';
import type { Facts } from './message-facts.js';

/** What organizers tell many delegations at once: the step, until when, and their own words. */
export interface BulkWords {
  step: DeadlineStep;
  /** UTC; null where no deadline is set. */
  deadline: Date | null;
  note: string;
}

/**
 * As the operation holds it; of a preview, which has no operation yet, as its parameters say. Null for
 * messages of another kind.
 */
export function bulkWordsOf({ type, params }: MessageSubject, facts: Facts): BulkWords | null {
  const reopened = type === 'delegation.reopened';
  if (!reopened && type !== 'delegation.reminded' && type !== 'delegation.deadline_moved') {
    return null;
  }
  const operation = facts.operations.get(textParam(params, 'operationId') ?? '');
  const stated = operation?.step ?? (textParam(params, 'step') as DeadlineStep | null);
  const step = reopened ? 'confirmation' : stated;
  if (step === null) return null;
  const movedTo = operation?.movedTo ?? dateParam(params, 'movedTo');
  const delegationId = textParam(params, 'delegationId') ?? '';
  return {
    step,
    deadline: movedTo ?? facts.deadlines.get(`${delegationId} ${step}`) ?? null,
    // The reason of having to confirm again stands with the delegation, once it has to.
    note: operation?.note ?? textParam(params, 'note') ?? '',
  };
}

/** The lines that such a message ends with. */
export function bulkLines(
  words: BulkWords,
  zone: string,
  translator: Translator,
  language: Language,
): string[] {
  const lines: string[] = [];
  if (words.deadline) {
    const deadline = `${spokenMoment(words.deadline, zone, language)} (${spokenOffset(words.deadline, zone)})`;
    lines.push(translator.t(language, 'notifications.until', { deadline }));
  }
  if (words.note) {
    lines.push(
      translator.t(language, 'notifications.note', { note: isolated(words.note, language) }),
    );
  }
  return lines;
}

function dateParam(params: Record<string, unknown>, name: string): Date | null {
  const text = textParam(params, name);
  const date = text === null ? null : new Date(text);
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}
