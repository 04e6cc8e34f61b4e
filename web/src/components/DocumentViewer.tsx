import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon.js';
import classes from './DocumentViewer.module.css';

/** Widths of an image: the whole frame, and larger. */
const steps = [100, 150, 200, 300] as const;

export interface DocumentViewerProps {
  /** Address of the file, of this server. */
  src: string;
  /** What it is, by its content. */
  mime: string;
  /** Names it for those who cannot see it. */
  title: string;
}

/**
 * A document that somebody sent, beside the work on it: images with steps of zoom, a PDF by the browser's own
 * viewer. Where the browser shows none (telephones), and for everybody who likes it larger, a link opens it.
 */
export function DocumentViewer({ src, mime, title }: DocumentViewerProps) {
  const { t } = useTranslation();
  const [step, setStep] = useState(0);
  const isImage = mime.startsWith('image/');
  return (
    <figure className={classes.viewer} data-kind={isImage ? 'image' : 'pdf'}>
      <figcaption className={classes.bar}>
        <span className={classes.title}>{title}</span>
        {isImage && (
          <span className={classes.zoom}>
            <ActionIcon
              variant="default"
              disabled={step === 0}
              onClick={() => setStep(step - 1)}
              aria-label={t('document.smaller')}
            >
              <Icon name="zoom--out" />
            </ActionIcon>
            <output>{t('document.zoom', { percent: steps[step] })}</output>
            <ActionIcon
              variant="default"
              disabled={step === steps.length - 1}
              onClick={() => setStep(step + 1)}
              aria-label={t('document.larger')}
            >
              <Icon name="zoom--in" />
            </ActionIcon>
          </span>
        )}
        <Button
          component="a"
          href={src}
          target="_blank"
          rel="noreferrer"
          variant="default"
          size="xs"
          leftSection={<Icon name="launch" />}
        >
          {t('document.open')}
        </Button>
      </figcaption>
      {isImage ? (
        <div
          className={classes.scroll}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the image is larger than its frame: arrow keys move it
          tabIndex={0}
          role="group"
          aria-label={title}
        >
          <img src={src} alt={title} data-zoom={steps[step]} />
        </div>
      ) : (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- browsers show no PDF in a sandbox; the file's own policy lets it do nothing
        <iframe className={classes.frame} src={`${src}#view=FitH&navpanes=0`} title={title} />
      )}
    </figure>
  );
}
