import type { ReactNode } from 'react';
import classes from './ListAndCard.module.css';

/**
 * A list, the card of what was chosen in it, and what stands beside both. On a phone one thing at a time: the
 * list, or the card that was opened from it.
 */
export function ListAndCard({
  opened,
  list,
  back,
  card,
  side,
  sideOf = 'both',
}: {
  /** Whether the reader has opened a card, and not only come to the list. */
  opened: boolean;
  list: ReactNode;
  /** On a phone, the link from the card to the list. */
  back: (props: { className: string | undefined }) => ReactNode;
  card: ReactNode;
  side: ReactNode;
  /** Whether a phone shows what stands beside also with an opened card, or with the list alone. */
  sideOf?: 'both' | 'list';
}) {
  return (
    <div className={classes.columns} data-open={opened || undefined} data-side={sideOf}>
      <div className={classes.list}>{list}</div>
      <div className={classes.card}>
        {back({ className: classes.back })}
        {card}
      </div>
      <aside className={classes.side}>{side}</aside>
    </div>
  );
}
