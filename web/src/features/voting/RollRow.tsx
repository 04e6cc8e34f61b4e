import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { VotingRow } from './queries.js';
import classes from './voting.module.css';

/** Whether a member may vote, in words, with the reason where it may not. */
export function VoteRight({ row }: { row: VotingRow }) {
  const { t } = useTranslation('voting');
  return (
    <span className={classes.right} data-tone={row.mayVote ? 'ok' : toneOf(row)}>
      <Icon
        name={
          row.mayVote
            ? 'checkmark--filled'
            : row.obstacle === 'suspended'
              ? 'misuse--outline'
              : 'subtract--alt'
        }
        size={14}
      />
      <span>
        {row.obstacle === null ? t('mayVote') : t(`obstacle.${row.obstacle}`)}
        {row.suspension !== '' && (
          <span className={classes.why}>
            <bdi>{row.suspension}</bdi>
          </span>
        )}
      </span>
    </span>
  );
}

function toneOf({ obstacle }: VotingRow): string {
  if (obstacle === 'suspended' || obstacle === 'credentials_rejected') return 'bad';
  return obstacle === 'no_delegation' || obstacle === 'not_coming' ? 'neutral' : 'warn';
}

/** Whether a delegation is in the hall, since when and by what; two buttons for who calls the roll. */
export function InHall({
  row,
  name,
  onMark,
}: {
  row: VotingRow;
  /** Of the member, in the reader's language. */
  name: string;
  /** Left out for who only reads. */
  onMark?: ((present: boolean) => void) | undefined;
}) {
  const { t } = useTranslation('voting');
  const { time } = useFormat();
  if (row.status !== 'confirmed') return <span className={classes.quiet}>{t('notExpected')}</span>;
  const words = row.present ? t('present') : t('absent');
  const known =
    row.source === null
      ? ''
      : t(`source.${row.source}`, { time: row.at === null ? '' : time(row.at) });
  return (
    <span className={classes.hall} data-present={row.present || undefined}>
      <span className={classes.words}>
        <Icon name={row.present ? 'checkmark--filled' : 'subtract--alt'} size={14} />
        {words}
        {known !== '' && <span className={classes.quiet}>{known}</span>}
      </span>
      {onMark && (
        <Button.Group className={classes.screen}>
          {([true, false] as const).map((present) => (
            <Button
              key={String(present)}
              size="xs"
              variant="default"
              aria-pressed={row.source === 'roll_call' && row.present === present}
              aria-label={t(present ? 'markPresent' : 'markAbsent', { member: name })}
              onClick={() => onMark(present)}
            >
              {t(present ? 'present' : 'absent')}
            </Button>
          ))}
        </Button.Group>
      )}
    </span>
  );
}
