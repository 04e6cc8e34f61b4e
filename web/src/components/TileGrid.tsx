import { Link } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusOf } from '../theme/statuses.js';
import { Flag } from './Flag.js';
import { nextTile } from './next-tile.js';
import { StatusBadge } from './StatusBadge.js';
import classes from './TileGrid.module.css';

export interface Tile {
  key: string;
  iso2?: string | null;
  code: string;
  /** In the reader's language. */
  name: string;
  state: StatusOf<'delegation'>;
  /** Why it stands so: opens on focus and hover. */
  reason?: ReactNode;
  /** One quieter line. */
  detail?: ReactNode;
  /** Path of the delegation. */
  to: string;
}

export interface TileGroup {
  key: string;
  label: string;
  /** "51 of 54 registered". */
  count?: ReactNode;
  /** At the end of the group's line. */
  summary?: ReactNode;
  tiles: readonly Tile[];
}

/** Plates by region: arrow keys walk the grid, focus or hover says why and leads on. */
export function TileGrid({ groups }: { groups: readonly TileGroup[] }) {
  const grid = useRef<HTMLDivElement>(null);
  const first = groups.find((group) => group.tiles.length > 0)?.tiles[0]?.key;
  const [current, setCurrent] = useState<string>();
  const tabStop = current ?? first;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = grid.current && nextTile(grid.current, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div ref={grid}>
      {groups.map((group) => (
        <section key={group.key} className={classes.group} aria-label={group.label}>
          <div className={classes.head}>
            <h2 className={classes.region}>{group.label}</h2>
            {group.count && <span className={classes.counted}>{group.count}</span>}
            {group.summary && <span className={classes.summary}>{group.summary}</span>}
          </div>
          <ul className={classes.tiles}>
            {group.tiles.map((tile) => (
              <Plate
                key={tile.key}
                tile={tile}
                isTabStop={tile.key === tabStop}
                onFocus={() => setCurrent(tile.key)}
                onKeyDown={onKeyDown}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Plate({
  tile,
  isTabStop,
  onFocus,
  onKeyDown,
}: {
  tile: Tile;
  isTabStop: boolean;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { t } = useTranslation();
  const item = useRef<HTMLLIElement>(null);
  const [open, setOpen] = useState(false);
  const [place, setPlace] = useState({ end: false, above: false });
  const show = () => {
    const box = item.current?.getBoundingClientRect();
    if (box) {
      const rtl = getComputedStyle(document.documentElement).direction === 'rtl';
      const room = rtl ? box.right : window.innerWidth - box.left;
      setPlace({ end: room < 300, above: window.innerHeight - box.bottom < 180 });
    }
    setOpen(true);
  };
  return (
    // The reason stays open while the pointer is on it; keyboards reach it through the link.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={item}
      className={classes.item}
      onMouseEnter={show}
      onMouseLeave={() => setOpen(false)}
      onFocus={show}
      onBlur={() => setOpen(false)}
    >
      <Link
        to={tile.to}
        className={classes.tile}
        data-tile
        data-state={tile.state}
        tabIndex={isTabStop ? 0 : -1}
        onFocus={onFocus}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
          onKeyDown(event);
        }}
      >
        <span className={classes.party}>
          <Flag iso2={tile.iso2} initials={tile.code} />
          <bdi className={classes.code}>{tile.code}</bdi>
          <span className={classes.name}>{tile.name}</span>
        </span>
        <StatusBadge kind="delegation" state={tile.state} />
      </Link>
      {open && (
        <div
          className={classes.reason}
          data-end={place.end || undefined}
          data-above={place.above || undefined}
        >
          <p className={classes.reasonParty}>
            <Flag iso2={tile.iso2} initials={tile.code} />
            <b>
              <bdi>{tile.code}</bdi>
            </b>
            <b>{tile.name}</b>
          </p>
          {tile.reason && <p>{tile.reason}</p>}
          {tile.detail && <p className={classes.detail}>{tile.detail}</p>}
          <p className={classes.open}>
            <Link to={tile.to} tabIndex={-1}>
              {t('openDelegation')}
            </Link>
          </p>
        </div>
      )}
    </li>
  );
}
