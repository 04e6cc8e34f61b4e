import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';

const emptyAsUndefined = Transform(({ value }: { value: unknown }) =>
  value === '' ? undefined : value,
);

/**
 * Every setting that comes from outside, validated once at start. The only reader of `process.env`.
 * Names are those of the variables; the README's configuration table lists them.
 */
export class Environment {
  @IsIn(['development', 'production', 'test'])
  NODE_ENV: 'development' | 'production' | 'test' = 'production';

  /** Address that the server listens on. */
  @IsString()
  HOST = '127.0.0.1';

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT = 3000;

  /** Origin that links in mails begin with; by default the listening address. */
  @emptyAsUndefined
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'] })
  PUBLIC_URL?: string;

  /** PostgreSQL of the product; the launcher sets it when it starts the embedded server. */
  @Matches(/^postgres(ql)?:\/\//, { message: 'must begin with postgres:// or postgresql://' })
  DATABASE_URL!: string;

  /** Owner of the schema, for migrations only; by default `DATABASE_URL`. */
  @emptyAsUndefined
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'must begin with postgres:// or postgresql://' })
  DATABASE_MIGRATION_URL?: string;

  /** Redis for the queues; without it they live in PostgreSQL. */
  @emptyAsUndefined
  @IsOptional()
  @Matches(/^rediss?:\/\//, { message: 'must begin with redis:// or rediss://' })
  REDIS_URL?: string;

  /** Signs sessions and keys; the launcher makes one for the embedded database. At least 32 characters. */
  @IsString()
  @MinLength(32)
  APP_SECRET!: string;

  /**
   * Keys of what is sealed in the database (document numbers): `id:base64 of 32 bytes`, several parted by
   * commas, the newest first. Without it one key is derived from `APP_SECRET`.
   */
  @emptyAsUndefined
  @IsOptional()
  @Matches(
    /^[A-Za-z0-9_-]{1,20}:[A-Za-z0-9+/]{43}=(,\s*[A-Za-z0-9_-]{1,20}:[A-Za-z0-9+/]{43}=)*$/,
    {
      message: 'must be id:base64 of 32 bytes, several parted by commas',
    },
  )
  DATA_KEYS?: string;

  /** SMTP server; without it mails go to the mailbox table, which only demonstration mode shows. */
  @emptyAsUndefined
  @IsOptional()
  @Matches(/^smtps?:\/\//, { message: 'must begin with smtp:// or smtps://' })
  SMTP_URL?: string;

  @IsString()
  MAIL_FROM = 'GA93 Planner <planner@ga93.example>';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent' = 'info';

  /** Folder for what the planner keeps on this machine: embedded database, logs. */
  @IsString()
  DATA_DIR = '.data';

  /** Jobs that one worker process handles at once in each queue. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  WORKER_CONCURRENCY = 8;

  /** Connections of one process to PostgreSQL. */
  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(200)
  DATABASE_POOL = 12;

  /** Secure cookies and HSTS; on wherever the public address is https. */
  get secure(): boolean {
    return this.publicUrl.startsWith('https://');
  }

  get publicUrl(): string {
    return (this.PUBLIC_URL ?? `http://${this.HOST}:${this.PORT}`).replace(/\/$/, '');
  }

  get migrationUrl(): string {
    return this.DATABASE_MIGRATION_URL ?? this.DATABASE_URL;
  }
}

/** Reads and checks the environment. Throws one error that names every wrong variable. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const known = Object.keys(new Environment());
  const names = [
    ...known,
    'PUBLIC_URL',
    'DATABASE_URL',
    'DATABASE_MIGRATION_URL',
    'REDIS_URL',
    'APP_SECRET',
    'DATA_KEYS',
    'SMTP_URL',
  ];
  const given = Object.fromEntries(
    names.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]),
  );
  const environment = plainToInstance(Environment, given, { exposeDefaultValues: true });
  const problems = validateSync(environment, { whitelist: true });
  if (problems.length > 0) {
    const lines = problems.map(
      (problem) =>
        `  ${problem.property}: ${Object.values(problem.constraints ?? {}).join(', ') || 'wrong'}`,
    );
    throw new Error(`The configuration is not usable:\n${lines.join('\n')}`);
  }
  return environment;
}
