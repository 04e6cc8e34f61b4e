import { memo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { PartyName } from '../../components/PartyName.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { BoardCard } from './board-model.js';
import classes from './MeetingCard.module.css';

export interface MeetingCardProps {
  card: BoardCard;
  isTabStop: boolean;
  /** Stays where it was published. */
  pin: boolean;
  onFocus: (requestId: string) => void;
  onOpen: (requestId: string) => void;
  style: CSSProperties;
}

/** Letters that fit beside a plate; a longer code of an organisation stands without it. */
const longest = 3;

/** Two parties stacked, so that the shortest meeting fits; the subject beside them when there is room. */
export const MeetingCard = memo(
  function MeetingCard({ card, isTabStop, pin, onFocus, onOpen, style }: MeetingCardProps) {
    const { t } = useTranslation(['board', 'days']);
    const { timeRange } = useFormat();
    const { meeting } = card;
    const { requestId, parties, subject, level, place } = meeting;
    const shown = parties.slice(0, 2);
    const more = parties.length - shown.length;
    return (
      <button
        type="button"
        className={classes.card}
        data-card={requestId}
        data-level={level}
        data-pinned={pin || undefined}
        tabIndex={isTabStop ? 0 : -1}
        style={style}
        aria-label={t('cardLabel', {
          parties: parties.map(({ code }) => code).join(', '),
          subject,
          when: timeRange(place.startsAt, place.endsAt),
          room: place.roomName,
          level: t(`days:level.${level}`),
        })}
        onFocus={() => onFocus(requestId)}
        onClick={() => onOpen(requestId)}
      >
        <span className={classes.parties}>
          {shown.map((party, index) => (
            <span key={party.partyId}>
              {party.iso2 === null && party.code.length > longest ? (
                <bdi className={classes.longCode}>{party.code}</bdi>
              ) : (
                <PartyName iso2={party.iso2} code={party.code} size="card" />
              )}
              {index === 1 && more > 0 && (
                <span className={classes.more}>{t('moreParties', { count: more })}</span>
              )}
            </span>
          ))}
        </span>
        {card.length >= 2 && (
          <span className={classes.subject}>
            <bdi>{subject}</bdi>
          </span>
        )}
        {pin && (
          <span className={classes.pin}>
            <Icon name="pin--filled" size={10} label={t('pinned')} />
          </span>
        )}
      </button>
    );
  },
  (before, after) =>
    before.card === after.card &&
    before.isTabStop === after.isTabStop &&
    before.pin === after.pin &&
    sameStyle(before.style, after.style),
);

const sameStyle = (a: CSSProperties, b: CSSProperties): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
