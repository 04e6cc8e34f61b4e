/** Why a mail did not go out, as the ledger says it. */
export type MailFailure =
  'address_refused' | 'mail_server_unreachable' | 'mail_server_login' | 'mail_server_error';

export class MailError extends Error {
  constructor(
    readonly reason: MailFailure,
    options: ErrorOptions,
  ) {
    super(reason, options);
    this.name = 'MailError';
  }

  /** Whether another try can help. An address that the server refuses for good stays refused. */
  get final(): boolean {
    return this.reason === 'address_refused';
  }
}

const UNREACHABLE = new Set([
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EDNS',
  'ESOCKET',
]);

/** Reads what nodemailer threw. The server's own words can hold addresses, so they are not kept. */
export function mailError(cause: unknown): MailError {
  const { code = '', responseCode = 0 } = cause as { code?: string; responseCode?: number };
  if (code === 'EENVELOPE' && responseCode >= 500)
    return new MailError('address_refused', { cause });
  if (code === 'EAUTH') return new MailError('mail_server_login', { cause });
  if (UNREACHABLE.has(code)) return new MailError('mail_server_unreachable', { cause });
  return new MailError('mail_server_error', { cause });
}
