import { Button } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/useNow.js';
import { useFormat } from '../../i18n/useFormat.js';
import { Icon } from '../Icon.js';
import type { IconName } from '../icons.js';
import { useProblemText } from '../ProblemNotice.js';
import type { RecordState } from './save-types.js';
import classes from './SaveNote.module.css';

type Tone = 'quiet' | 'ok' | 'warn';

interface Words {
  tone: Tone;
  icon: IconName;
  text: string;
}

/** Whether what was typed is with the server: the words of a form's foot, also for those who listen. */
export function SaveNote({
  state,
  savedAt,
  onRetry,
}: {
  state: RecordState;
  /** When the record was saved last, by anybody; ISO 8601. */
  savedAt?: string | null | undefined;
  onRetry: () => void;
}) {
  const { t } = useTranslation();
  const words = useWords(state, savedAt);
  const from = useRouterState({ select: ({ location }) => location.href });
  return (
    <div className={classes.note} data-tone={words?.tone}>
      {words && (
        <>
          <Icon name={words.icon} />
          <span aria-hidden>{words.text}</span>
          {state.trouble?.kind === 'signed_out' && (
            <Link to="/sign-in" search={{ from }}>
              {t('autosave.signIn')}
            </Link>
          )}
          {state.trouble?.kind === 'stopped' && (
            <Button variant="subtle" size="xs" onClick={onRetry}>
              {t('failed.retry')}
            </Button>
          )}
        </>
      )}
      {/* "Saving" comes and goes with every pause; it is not worth interrupting somebody. */}
      <output className="ga-hidden">{state.saving ? '' : words?.text}</output>
    </div>
  );
}

function useWords(state: RecordState, savedAt: string | null | undefined): Words | undefined {
  const { t } = useTranslation();
  const { time, dateTime, date } = useFormat();
  const problemText = useProblemText();
  const now = useNow();
  const { trouble, saving, unsaved, kept } = state;
  if (trouble?.kind === 'stopped') {
    return { tone: 'warn', icon: 'warning--alt--filled', text: problemText(trouble.problem) };
  }
  if (trouble) {
    const icon = trouble.kind === 'signed_out' ? 'locked' : 'wifi--off';
    const where = t(kept ? 'autosave.kept' : 'autosave.notKept');
    return { tone: 'warn', icon, text: `${t(`autosave.${trouble.kind}`)} ${where}` };
  }
  const open = Object.values(unsaved).filter((entry) => entry.state !== 'waiting').length;
  if (open > 0) {
    const text = t('autosave.open', { count: open });
    return { tone: 'warn', icon: 'warning--alt--filled', text };
  }
  if (saving) return { tone: 'quiet', icon: 'in-progress', text: t('autosave.saving') };
  const at = state.savedAt ?? savedAt;
  if (at === undefined || at === null) return undefined;
  const today = date(at) === date(now);
  return {
    tone: 'ok',
    icon: 'checkmark--filled',
    text: today
      ? t('autosave.saved', { time: time(at) })
      : t('autosave.savedOn', { at: dateTime(at) }),
  };
}
