import { countries } from 'country-flag-icons';
import classes from './Flag.module.css';

const known = new Set<string>(countries);

export interface FlagProps {
  /** ISO 3166-1 alpha-2 of a member or sub-bureau; left out for organisations and INTERPOL. */
  iso2?: string | null | undefined;
  /** Letters on the neutral plate when there is no flag, e.g. the first of the organisation's code. */
  initials?: string;
  /** Width in px: 16 on cards, 20 in rows, 30 in a page's head. Height is two thirds. */
  size?: 16 | 20 | 30;
}

/** A small flag with a hairline. Decoration: the party's code or name always stands beside it. */
export function Flag({ iso2, initials = '', size = 20 }: FlagProps) {
  const code = iso2?.toUpperCase();
  if (!code || !known.has(code)) {
    return (
      <span className={classes.plate} data-size={size} aria-hidden>
        {size === 16 ? '' : initials.slice(0, 2).toUpperCase()}
      </span>
    );
  }
  return (
    <img
      className={classes.flag}
      data-size={size}
      src={`/flags/${code}.svg`}
      alt=""
      width={size}
      height={Math.round((size * 200) / 3) / 100}
      loading="lazy"
      decoding="async"
    />
  );
}
