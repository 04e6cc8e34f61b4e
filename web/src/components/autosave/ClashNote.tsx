import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.js';
import { Icon } from '../Icon.js';
import { useFieldNotes } from './FieldNotes.js';
import classes from './ClashNote.module.css';

/** Two values of one field, with who wrote the other one and when; the reader takes one of them. */
export function ClashNote({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const notes = useFieldNotes();
  const note = notes?.of(name);
  if (!notes || !note?.theirs) return null;
  const { value, by, at } = note.theirs;
  const theirs = notes.words(name, value);
  return (
    <div
      className={classes.clash}
      role="group"
      aria-label={t('autosave.clash.label', { field: label })}
    >
      <p className={classes.lead}>
        <Icon name="warning--alt--filled" />
        {t('autosave.clash.lead')}
      </p>
      <dl className={classes.values}>
        <dt>
          {by === null
            ? t('autosave.clash.other')
            : at === null
              ? by
              : t('autosave.clash.theirs', { name: by, time: time(at) })}
        </dt>
        <dd>
          <bdi>{theirs || t('autosave.clash.empty')}</bdi>
        </dd>
        <dt>{t('autosave.clash.yours')}</dt>
        <dd>
          <bdi>{notes.words(name, note.mine) || t('autosave.clash.empty')}</bdi>
        </dd>
      </dl>
      <div className={classes.choice}>
        <Button variant="default" size="xs" onClick={() => notes.takeTheirs(name)}>
          {t('autosave.clash.take')}
        </Button>
        <Button variant="default" size="xs" onClick={() => notes.keepMine(name)}>
          {t('autosave.clash.keep')}
        </Button>
      </div>
    </div>
  );
}
