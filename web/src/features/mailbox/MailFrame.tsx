import { useEffect, useMemo, useRef, useState } from 'react';
import { styleNonce } from '../../app/nonce.js';
import { mailDocument } from './mail-document.js';
import classes from './mailbox.module.css';

/** A mail as its reader sees it: no script runs in the frame, links open beside the planner. */
export function MailFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(480);
  const content = useMemo(() => mailDocument(html, styleNonce()), [html]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      const inner = element.contentDocument?.documentElement;
      if (inner) setHeight(inner.scrollHeight);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('load', measure);
    return () => {
      observer.disconnect();
      element.removeEventListener('load', measure);
    };
  }, []);
  return (
    <iframe
      ref={frame}
      title={title}
      className={classes.frame}
      height={height}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={content}
    />
  );
}
