import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon.js';
import type { IconName } from '../../components/icons.js';
import { statusLook } from '../../theme/statuses.js';
import { languages } from '../../i18n/languages.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { Room } from '../office/queries.js';
import { useWords } from '../office/useOffice.js';
import type { SlotDay } from '../own-delegation/slots.js';
import {
  nextCard,
  type BoardCard,
  type Closure,
  type HoldBand,
  type Stretch,
} from './board-model.js';
import { MeetingCard } from './MeetingCard.js';
import classes from './BoardGrid.module.css';

export interface BoardGridProps {
  day: SlotDay;
  rooms: readonly Room[];
  cards: readonly BoardCard[];
  bands: readonly HoldBand[];
  closures: readonly Closure[];
  /** Marks what stays where it was published; in the published plan that says nothing. */
  pins: boolean;
  onOpen: (requestId: string) => void;
}

const slotWidth = 64;
const rowHeight = 46;
const laneHeight = 42;
const timesHeight = 28;
const roomWidth = { desk: 126, phone: 92 };

/** CSS variables that place something; the style sheet turns them into logical positions. */
const place = (values: Record<string, number>): CSSProperties =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`--${name}`, `${value}px`]),
  ) as CSSProperties;

const across = ({ start, length }: Stretch) => ({
  x: start * slotWidth,
  w: length * slotWidth,
});

/**
 * Rooms down, the day's slots across. Only what is in view (and a margin around it) stands in the
 * document, both ways. Arrow keys walk from meeting to meeting.
 */
export function BoardGrid({ day, rooms, cards, bands, closures, pins, onOpen }: BoardGridProps) {
  const { t } = useTranslation(['board', 'status']);
  const { language, time, calendarDate } = useFormat();
  const name = useWords();
  const phone = useMediaQuery('(max-width: 48em)') ?? false;
  const isRtl = languages[language].dir === 'rtl';
  const frame = useRef<HTMLDivElement>(null);
  const lanes = Math.max(1, ...bands.map(({ lane }) => lane + 1));
  const head = timesHeight + lanes * laneHeight;
  const side = phone ? roomWidth.phone : roomWidth.desk;
  // oxlint-disable-next-line react/incompatible-library -- the compiler that the rule speaks for is not used
  const rows = useVirtualizer({
    count: rooms.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    paddingStart: head,
    scrollPaddingStart: head,
    overscan: 2,
  });
  const columns = useVirtualizer({
    horizontal: true,
    isRtl,
    count: day.starts.length,
    getScrollElement: () => frame.current,
    estimateSize: () => slotWidth,
    paddingStart: side,
    scrollPaddingStart: side,
    overscan: 2,
  });
  const { current, setCurrent, onKeyDown } = useWalk({
    frame,
    cards,
    isRtl,
    reveal: (card) => {
      rows.scrollToIndex(card.row, { align: 'auto' });
      columns.scrollToIndex(Math.floor(card.start), { align: 'auto' });
    },
  });
  const shownRows = rows.getVirtualItems();
  const shownColumns = columns.getVirtualItems();
  const firstRow = shownRows[0]?.index ?? 0;
  const lastRow = shownRows.at(-1)?.index ?? -1;
  const firstSlot = shownColumns[0]?.index ?? 0;
  const lastSlot = shownColumns.at(-1)?.index ?? -1;
  const inTime = ({ start, length }: Stretch) =>
    start <= lastSlot + 1 && start + length >= firstSlot;
  const inView = (item: Stretch & { row: number }) =>
    item.row >= firstRow && item.row <= lastRow && inTime(item);
  const tabStop = current ?? cards[0]?.meeting.requestId;
  return (
    // The frame scrolls by itself; the keys of its cards bubble up to it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={frame}
      className={classes.frame}
      aria-label={t('gridLabel', { day: calendarDate(day.date, 'dayLong') })}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable
      tabIndex={cards.length === 0 ? 0 : -1}
      onKeyDown={onKeyDown}
      style={place({ head, side })}
    >
      <div
        className={classes.sheet}
        style={place({ width: columns.getTotalSize(), height: rows.getTotalSize() })}
      >
        <div className={classes.head}>
          <div className={classes.corner}>{t('programme')}</div>
          {shownColumns.map(({ index }) => {
            const at = day.starts[index] ?? 0;
            return (
              at % 3_600_000 === 0 && (
                <span key={index} className={classes.time} style={place({ x: index * slotWidth })}>
                  {time(at)}
                </span>
              )
            );
          })}
          {bands.filter(inTime).map((band) => (
            <div
              key={band.key}
              className={classes.band}
              data-hold={band.hold}
              style={place({ ...across(band), y: timesHeight + band.lane * laneHeight })}
            >
              <span className={classes.bandWords}>
                <b title={name(band.titles)}>
                  <Icon name={statusLook('hold', band.hold).icon} size={14} />
                  <span>{name(band.titles)}</span>
                </b>
                <span>
                  {t(`status:hold.${band.hold}`)}
                  {band.others > 0 && ` · ${t('moreItems', { count: band.others })}`}
                </span>
              </span>
            </div>
          ))}
        </div>
        {bands.filter(inTime).map((band) => (
          <div
            key={band.key}
            className={classes.hold}
            data-hold={band.hold}
            style={place(across(band))}
          />
        ))}
        {shownRows.map(({ index, start }) => (
          <RoomRow
            key={index}
            room={rooms[index]}
            top={start}
            zoneEnds={index + 1 < rooms.length && rooms[index]?.zone !== rooms[index + 1]?.zone}
          />
        ))}
        {closures.filter(inView).map((closure) => (
          <div
            key={closure.key}
            className={classes.closed}
            style={place({ ...across(closure), y: head + closure.row * rowHeight })}
          />
        ))}
        {cards.filter(inView).map((card) => (
          <MeetingCard
            key={card.meeting.requestId}
            card={card}
            isTabStop={card.meeting.requestId === tabStop}
            pin={pins && card.meeting.pinned}
            onFocus={setCurrent}
            onOpen={onOpen}
            style={place({ ...across(card), y: head + card.row * rowHeight })}
          />
        ))}
      </div>
    </section>
  );
}

const featureIcons: Record<string, IconName> = {
  secure: 'security',
  video: 'video',
  'interpretation-booth': 'microphone',
};

function RoomRow({
  room,
  top,
  zoneEnds,
}: {
  room: Room | undefined;
  top: number;
  zoneEnds: boolean;
}) {
  const { t } = useTranslation('board');
  if (!room) return null;
  return (
    <div className={classes.row} data-zone-ends={zoneEnds || undefined} style={place({ y: top })}>
      <div className={classes.room}>
        <span className={classes.roomName}>
          <b title={room.name}>{room.name}</b>
          {room.zone !== null && <span>{room.zone}</span>}
        </span>
        <span className={classes.seats}>
          {t('seats', { count: room.capacity })}
          {room.features.map((feature) => (
            <Icon
              key={feature}
              name={featureIcons[feature] ?? 'information'}
              size={14}
              label={t(`feature.${feature}`)}
            />
          ))}
        </span>
      </div>
    </div>
  );
}

/** One tab stop for the whole board; the arrows lead on, also to what is not in the document yet. */
function useWalk({
  frame,
  cards,
  isRtl,
  reveal,
}: {
  frame: React.RefObject<HTMLDivElement | null>;
  cards: readonly BoardCard[];
  isRtl: boolean;
  reveal: (card: BoardCard) => void;
}) {
  const [current, setCurrent] = useState<string>();
  const wanted = useRef<string>(undefined);
  const byId = useMemo(() => new Map(cards.map((card) => [card.meeting.requestId, card])), [cards]);
  // The card may come into the document only after the scrolling: it is tried with each rendering.
  useEffect(() => {
    if (wanted.current === undefined) return;
    const card = frame.current?.querySelector<HTMLElement>(`[data-card="${wanted.current}"]`);
    if (!card) return;
    wanted.current = undefined;
    card.focus({ preventScroll: true });
  });
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const from = current === undefined ? undefined : byId.get(current);
      const way = {
        ArrowUp: 'up',
        ArrowDown: 'down',
        ArrowLeft: isRtl ? 'forward' : 'back',
        ArrowRight: isRtl ? 'back' : 'forward',
      }[event.key] as 'up' | 'down' | 'forward' | 'back' | undefined;
      if (!from || !way) return;
      const next = nextCard(cards, from, way);
      if (!next) return;
      event.preventDefault();
      reveal(next);
      wanted.current = next.meeting.requestId;
      setCurrent(next.meeting.requestId);
    },
    [byId, cards, current, isRtl, reveal],
  );
  return {
    current: current !== undefined && byId.has(current) ? current : undefined,
    setCurrent,
    onKeyDown,
  };
}
