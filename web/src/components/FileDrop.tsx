import { Button, FileButton, Progress } from '@mantine/core';
import { useState, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/useFormat.js';
import { Icon } from './Icon.js';
import classes from './FileDrop.module.css';

export interface FileDropProps {
  /** Types that the browser offers; the server decides by the content. */
  accept: string;
  /** Names the effect: "Upload the letter". */
  label: string;
  /** What may be sent, in one sentence. */
  hint: ReactNode;
  onFile: (file: File) => void;
  /** Share that has gone out, 0 to 1; undefined while nothing is sent. */
  progress?: number | undefined;
  /** The one main button of the page. */
  main?: boolean;
}

/** Where a file is dropped, or chosen by a button. */
export function FileDrop({ accept, label, hint, onFile, progress, main }: FileDropProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [over, setOver] = useState(false);
  const busy = progress !== undefined;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !busy) onFile(file);
  };
  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileButton accept={accept} onChange={(file) => file && onFile(file)} disabled={busy}>
        {(props) => (
          <Button
            {...props}
            variant={main ? 'filled' : 'default'}
            leftSection={<Icon name="upload" />}
            loading={busy}
          >
            {label}
          </Button>
        )}
      </FileButton>
      <p className={classes.hint}>{hint}</p>
      {busy && (
        <div className={classes.progress}>
          <Progress value={progress * 100} aria-label={t('upload.progress')} />
          <output>{t('upload.percent', { percent: number(Math.round(progress * 100)) })}</output>
        </div>
      )}
    </div>
  );
}
