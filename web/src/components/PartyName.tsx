import { Flag } from './Flag.js';
import classes from './PartyName.module.css';

export interface PartyNameProps {
  /** ISO alpha-2 of the flag; none for organisations. */
  iso2?: string | null | undefined;
  /** Three letters as on the desk's plate, e.g. MAR. */
  code: string;
  /** In the reader's language. Left out only on the board and in diffs. */
  name?: string;
  /** Something about it has not been read yet. */
  unread?: boolean;
  /** `card` for meeting cards: flag 16. */
  size?: 'row' | 'card';
}

/** A party as on the desks of the hall: flag, code, name. */
export function PartyName({ iso2, code, name, unread = false, size = 'row' }: PartyNameProps) {
  return (
    <span className={classes.party} data-size={size}>
      <Flag iso2={iso2} initials={code} size={size === 'card' ? 16 : 20} />
      <bdi className={classes.code} data-alone={name === undefined || undefined}>
        {code}
      </bdi>
      {name !== undefined && (
        <span className={classes.name} data-unread={unread || undefined}>
          {name}
        </span>
      )}
    </span>
  );
}
