import { useMediaQuery } from '@mantine/hooks';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import { useFormat } from '../../i18n/useFormat.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import type { OwnParty } from '../own-delegation/types.js';
import type { SlotChoice, SlotDayChoices } from './slot-choices.js';
import { useName } from '../own-delegation/useParties.js';
import { useReason } from './useReason.js';
import classes from './SlotGrid.module.css';

export interface SlotGridProps {
  days: readonly SlotDayChoices[];
  /** Starts that are chosen, in ms. */
  value: readonly number[];
  onChange: (value: number[]) => void;
  /** Most starts that can be chosen. */
  most: number;
  parties: readonly OwnParty[];
}

/**
 * The days of the Assembly in slots: click or press Space to prefer one, arrow keys to move. What holds
 * one of the sides is greyed, and its reason stands under the grid while the slot is visited.
 */
export function SlotGrid({ days, value, onChange, most, parties }: SlotGridProps) {
  const { t } = useTranslation('meetings');
  const { calendarDate } = useFormat();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [shownDay, setShownDay] = useState(0);
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const [visited, setVisited] = useState<SlotChoice>();
  const cells = useRef(new Map<string, HTMLButtonElement>());
  const { dir } = useLanguage();
  const reason = useSlotReason(parties);

  const toggle = (choice: SlotChoice) => {
    setVisited(choice);
    if (value.includes(choice.from)) onChange(value.filter((start) => start !== choice.from));
    else if (choice.possible && value.length < most) {
      onChange([...value, choice.from].toSorted((a, b) => a - b));
    }
  };
  const move = (event: KeyboardEvent) => {
    const forward = dir === 'rtl' ? -1 : 1;
    const steps: Record<string, [number, number]> = {
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
      ArrowLeft: [-forward, 0],
      ArrowRight: [forward, 0],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next: [number, number] = [at[0] + step[0], at[1] + step[1]];
    const cell = cells.current.get(next.join());
    if (!cell) return;
    setAt(next);
    cell.focus();
  };
  const shown = phone ? [Math.min(shownDay, days.length - 1)] : days.map((_, index) => index);
  return (
    <div className={classes.grid}>
      {phone && (
        <fieldset className={classes.dayTabs} aria-label={t('days')}>
          {days.map(({ date, choices }, index) => {
            const count = choices.filter(({ from }) => value.includes(from)).length;
            return (
              <button
                key={date}
                type="button"
                aria-pressed={index === shownDay}
                aria-label={calendarDate(date, 'dayLong')}
                onClick={() => {
                  setShownDay(index);
                  setAt([index, 0]);
                }}
              >
                {calendarDate(date, 'weekdayDay')}
                {count > 0 && <Icon name="checkmark" size={12} />}
              </button>
            );
          })}
        </fieldset>
      )}
      <fieldset className={classes.days} aria-label={t('form.times')}>
        {shown.map((dayIndex) => {
          const day = days[dayIndex];
          if (!day) return null;
          return (
            <div key={day.date} className={classes.day}>
              {!phone && <p className={classes.date}>{calendarDate(day.date, 'day')}</p>}
              {day.choices.map((choice, index) => {
                const focusable = at[0] === dayIndex ? at[1] === index : false;
                return (
                  <Slot
                    key={choice.from}
                    choice={choice}
                    chosen={value.includes(choice.from)}
                    full={value.length >= most}
                    words={reason(choice)}
                    showWords={phone}
                    tabIndex={focusable ? 0 : -1}
                    cellRef={(element) => {
                      const key = [dayIndex, index].join();
                      if (element) cells.current.set(key, element);
                      else cells.current.delete(key);
                    }}
                    onVisit={() => {
                      setAt([dayIndex, index]);
                      setVisited(choice);
                    }}
                    onHover={() => setVisited(choice)}
                    onToggle={() => toggle(choice)}
                    onMove={move}
                  />
                );
              })}
            </div>
          );
        })}
      </fieldset>
      {!phone && <Visited choice={visited} words={visited && reason(visited)} />}
    </div>
  );
}

function Slot({
  choice,
  chosen,
  full,
  words,
  showWords,
  tabIndex,
  cellRef,
  onVisit,
  onHover,
  onToggle,
  onMove,
}: {
  choice: SlotChoice;
  chosen: boolean;
  full: boolean;
  words: string;
  showWords: boolean;
  tabIndex: number;
  cellRef: (element: HTMLButtonElement | null) => void;
  onVisit: () => void;
  onHover: () => void;
  onToggle: () => void;
  onMove: (event: KeyboardEvent) => void;
}) {
  const { time, date } = useFormat();
  const shut = !choice.possible || (full && !chosen);
  return (
    <button
      ref={cellRef}
      type="button"
      className={classes.slot}
      aria-pressed={chosen}
      aria-disabled={(shut && !chosen) || undefined}
      aria-label={[date(choice.from, 'dayLong'), time(choice.from), words]
        .filter(Boolean)
        .join(', ')}
      data-impossible={!choice.possible || undefined}
      data-seat={(choice.possible && choice.reason?.reason.kind === 'seat') || undefined}
      tabIndex={tabIndex}
      onFocus={onVisit}
      onMouseEnter={onHover}
      onClick={onToggle}
      onKeyDown={onMove}
    >
      <span className={classes.time}>
        {chosen && <Icon name="checkmark" size={14} />}
        {time(choice.from)}
      </span>
      {showWords && words && <span className={classes.words}>{words}</span>}
    </button>
  );
}

function Visited({ choice, words }: { choice: SlotChoice | undefined; words: string | undefined }) {
  const { t } = useTranslation('meetings');
  const { date, timeRange } = useFormat();
  return (
    <p className={classes.visited} aria-hidden>
      {choice ? (
        <>
          <b>
            {date(choice.from, 'day')} <bdi>{timeRange(choice.from, choice.to)}</bdi>
          </b>
          <span>{words || t('form.slotFree')}</span>
        </>
      ) : (
        <span>{t('form.slotHint')}</span>
      )}
    </p>
  );
}

/** Why a slot is not possible, and for whom; what to know about a possible one. */
function useSlotReason(own: readonly OwnParty[]): (choice: SlotChoice) => string {
  const { t } = useTranslation('meetings');
  const name = useName();
  const words = useReason(own);
  return ({ reason, possible }) => {
    if (!reason) return possible ? '' : t('fit.late');
    if (reason.own) return words(reason.reason);
    const title = 'titles' in reason.reason ? name(reason.reason.titles) : '';
    return reason.reason.kind === 'principal'
      ? t('fit.otherPrincipal', { party: name(reason.party.names), title })
      : t('fit.other', { party: name(reason.party.names), title });
  };
}
