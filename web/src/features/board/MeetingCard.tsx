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
  onFocus: (requestId: string) => void;
  onOpen: (requestId: string) => void;
  style: CSSProperties;
}

/** Two parties stacked, so that the shortest meeting fits; the subject beside them when there is room. */
export const MeetingCard = memo(
  function MeetingCard({ card, isTabStop, onFocus, onOpen, style }: MeetingCardProps) {
    const { t } = useTranslation(['board', 'days']);
    const { timeRange } = useFormat();
    const { meeting } = card;
    const { requestId, parties, subject, level, pinned, place } = meeting;
    const shown = parties.slice(0, 2);
    const more = parties.length - shown.length;
    return (
      <button
        type="button"
        className={classes.card}
        data-card={requestId}
        data-level={level}
        data-pinned={pinned || undefined}
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
              <PartyName iso2={party.iso2} code={party.code} size="card" />
              {index === 1 && more > 0 && (
                <span className={classes.more}>{t('moreParties', { count: more })}</span>
              )}
            </span>
          ))}
        </span>
        {card.length >= 2 && <span className={classes.subject}>{subject}</span>}
        {pinned && (
          <span className={classes.pin}>
            <Icon name="pin--filled" size={12} label={t('pinned')} />
          </span>
        )}
      </button>
    );
  },
  (before, after) =>
    before.card === after.card &&
    before.isTabStop === after.isTabStop &&
    sameStyle(before.style, after.style),
);

const sameStyle = (a: CSSProperties, b: CSSProperties): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
