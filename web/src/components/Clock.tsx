import { useTranslation } from 'react-i18next';
import { useSession } from '../app/session.js';
import { useNow } from '../app/useNow.js';
import { readerZone } from '../app/zone.js';
import { formatTime, sameClock } from '../i18n/format.js';
import { useFormat } from '../i18n/useFormat.js';
import classes from './Clock.module.css';

/** The clock of the Assembly, then the reader's own when it differs. */
export function Clock() {
  const { t } = useTranslation();
  const { assembly } = useSession();
  const { language, zone, time } = useFormat();
  const now = useNow();
  if (!assembly) return null;
  return (
    <p className={classes.clock}>
      <span>
        <bdi className={classes.time}>{time(now)}</bdi> {assembly.city}
      </span>
      {!sameClock(zone, readerZone, now) && (
        <span className={classes.reader}>
          {t('zone.reader', { time: formatTime(language, readerZone, now) })}
        </span>
      )}
    </p>
  );
}
