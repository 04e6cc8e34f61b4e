import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.js';
import { overlaps, type DayEntry } from '../own-delegation/day-entries.js';
import type { OwnParty } from '../own-delegation/types.js';
import { counterparts, useName } from '../own-delegation/useParties.js';
import classes from './DayDiary.module.css';

/** A time at which the meeting would stand if it is accepted. */
export interface Proposal {
  from: number;
  to: number;
  /** Codes of the other parties. */
  codes: string;
}

const hour = 3_600_000;
/** Height of an hour in px: 30 minutes hold one line of text. */
const hourHeight = 56;

interface DiaryProps {
  entries: readonly DayEntry[];
  proposals: readonly Proposal[];
  parties: readonly OwnParty[];
  /** The request that is open. */
  current: string;
}

/** A day against its hours: sand bands for what the programme takes, meetings over them. */
export function DayDiary({ entries, proposals, parties, current }: DiaryProps) {
  const { t } = useTranslation(['meetings', 'days']);
  const { time, timeRange, list } = useFormat();
  const name = useName();
  const all = [...entries, ...proposals];
  if (all.length === 0) return <p className={classes.nothing}>{t('nothing')}</p>;
  const first = Math.floor(Math.min(...all.map(({ from }) => from)) / hour) * hour;
  const last = Math.ceil(Math.max(...all.map(({ to }) => to)) / hour) * hour;
  const hours = Array.from({ length: (last - first) / hour }, (_, index) => first + index * hour);
  const place = ({ from, to }: { from: number; to: number }) => ({
    insetBlockStart: ((from - first) / hour) * hourHeight,
    blockSize: ((to - from) / hour) * hourHeight - 2,
  });
  const cards = withLanes([
    ...entries.filter((entry) => entry.kind === 'meeting'),
    ...proposals.map((proposal) => ({ ...proposal, kind: 'proposal' as const })),
  ]);
  return (
    <div className={classes.diary}>
      <div className={classes.hours} aria-hidden>
        {hours.map((at) => (
          <span key={at} style={{ blockSize: hourHeight }}>
            {time(at)}
          </span>
        ))}
      </div>
      <ol className={classes.day} style={{ blockSize: hours.length * hourHeight }}>
        {entries.map((entry) =>
          entry.kind === 'meeting' ? null : (
            <li
              key={`${entry.kind} ${entry.id}`}
              className={classes.band}
              data-hold={entry.kind === 'hold' ? entry.item.hold : 'absence'}
              data-covered={cards.some(({ card }) => overlaps(card, entry)) || undefined}
              style={place(entry)}
            >
              <b>
                {entry.kind === 'hold'
                  ? name(entry.item.titles)
                  : t(`days:absence.${entry.absence.scope}`)}
              </b>
              <span>
                {entry.kind === 'hold' ? t(`days:hold.${entry.item.hold}`) : entry.absence.note}
              </span>
              <span className="ga-hidden">{timeRange(entry.from, entry.to)}</span>
            </li>
          ),
        )}
        {cards.map(({ card, lane, lanes }) => (
          <li
            key={card.kind === 'meeting' ? card.id : card.from}
            className={classes.card}
            data-proposal={card.kind === 'proposal' || undefined}
            data-current={(card.kind === 'meeting' && card.id === current) || undefined}
            style={{
              ...place(card),
              insetInlineEnd: `${(lane * 62) / lanes}%`,
              inlineSize: `${62 / lanes}%`,
            }}
          >
            {card.kind === 'meeting' && lanes === 1
              ? t('atRoom', {
                  party: list(counterparts(card.meeting, parties).map(({ code }) => code)),
                  room: card.meeting.booking?.roomName ?? '',
                })
              : card.kind === 'meeting'
                ? list(counterparts(card.meeting, parties).map(({ code }) => code))
                : t('ifAccepted', { party: card.codes })}
            <span className="ga-hidden">{timeRange(card.from, card.to)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Cards at the same time stand beside each other. */
function withLanes<T extends { from: number; to: number }>(
  cards: readonly T[],
): { card: T; lane: number; lanes: number }[] {
  return cards.map((card, index) => {
    const together = cards.filter((other) => overlaps(other, card));
    const before = cards.slice(0, index).filter((other) => overlaps(other, card));
    return { card, lane: before.length, lanes: Math.min(3, together.length) };
  });
}
