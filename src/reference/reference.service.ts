import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../common/errors/app-error.js';
import { LANGUAGES, type Language, type Translated } from '../common/text/languages.js';
import { fold, matchRank } from './domain/fold.js';
import type { Region } from './domain/regions.js';
import { MemberState } from './member-state.entity.js';
import { Organisation } from './organisation.entity.js';
import { SubBureau } from './sub-bureau.entity.js';

/** What a list is narrowed to and ordered by. */
export interface ReferenceQuery {
  /** Part of a name in any of the four languages, or a code; accents and case do not matter. */
  search?: string;
  region?: Region;
  /** Language in whose alphabetical order the list comes; English by default. */
  language?: Language;
}

interface Entry<T> {
  record: T;
  codes: string[];
  folded: string[];
}

interface Snapshot {
  members: Entry<MemberState>[];
  subBureaus: Entry<SubBureau>[];
  organisations: Entry<Organisation>[];
  byCode: Map<string, MemberState>;
}

/** Languages whose everyday names find a member too ("South Korea", "Turquie", "Китай"). */
const SEARCHED_LANGUAGES = [...LANGUAGES, 'pt', 'ru', 'zh'];
const COLLATORS = new Map(LANGUAGES.map((language) => [language, new Intl.Collator(language)]));

function everydayNames(iso2: string): string[] {
  return SEARCHED_LANGUAGES.map(
    (language) => new Intl.DisplayNames([language], { type: 'region' }).of(iso2) ?? iso2,
  );
}

function entry<T extends { names: Translated }>(
  record: T,
  codes: string[],
  aliases: string[] = [],
): Entry<T> {
  const names = new Set([...LANGUAGES.map((language) => record.names[language]), ...aliases]);
  return { record, codes: codes.map(fold), folded: [...names].map(fold) };
}

/**
 * Members, sub-bureaus and observer organisations. Kept in memory: they change only by loading corrected
 * files, which happens when the product is installed or started.
 */
@Injectable()
export class ReferenceService {
  private snapshot: Promise<Snapshot> | null = null;

  constructor(private readonly dataSource: DataSource) {}

  async members(query: ReferenceQuery = {}): Promise<MemberState[]> {
    const { members } = await this.read();
    const { region } = query;
    return pick(region ? members.filter(({ record }) => record.region === region) : members, query);
  }

  async subBureaus(query: Omit<ReferenceQuery, 'region'> = {}): Promise<SubBureau[]> {
    return pick((await this.read()).subBureaus, query);
  }

  async organisations(query: Omit<ReferenceQuery, 'region'> = {}): Promise<Organisation[]> {
    return pick((await this.read()).organisations, query);
  }

  /** The member with this ISO 3166 code of two or three letters, in any case; null when there is none. */
  async findMember(code: string): Promise<MemberState | null> {
    return (await this.read()).byCode.get(code.toUpperCase()) ?? null;
  }

  /** The member with this ISO 3166 code. Throws `member_unknown`. */
  async member(code: string): Promise<MemberState> {
    const found = await this.findMember(code);
    if (!found) throw new AppError('member_unknown', { params: { code } });
    return found;
  }

  async findSubBureau(iso2: string): Promise<SubBureau | null> {
    const { subBureaus } = await this.read();
    return subBureaus.find(({ record }) => record.iso2 === iso2.toUpperCase())?.record ?? null;
  }

  async findOrganisation(code: string): Promise<Organisation | null> {
    const { organisations } = await this.read();
    return organisations.find(({ record }) => record.code === code.toUpperCase())?.record ?? null;
  }

  /** Drops what is kept in memory; the next call reads the database again. */
  forget(): void {
    this.snapshot = null;
  }

  private async read(): Promise<Snapshot> {
    const reading = (this.snapshot ??= this.fetch());
    try {
      const snapshot = await reading;
      // Nothing loaded yet: another process may be about to, so the emptiness is not kept.
      if (snapshot.members.length === 0 && this.snapshot === reading) this.snapshot = null;
      return snapshot;
    } catch (error) {
      if (this.snapshot === reading) this.snapshot = null;
      throw error;
    }
  }

  private async fetch(): Promise<Snapshot> {
    const { manager } = this.dataSource;
    const [members, subBureaus, organisations] = await Promise.all([
      manager.find(MemberState, { order: { iso2: 'ASC' } }),
      manager.find(SubBureau, { order: { iso2: 'ASC' } }),
      manager.find(Organisation, { order: { code: 'ASC' } }),
    ]);
    return {
      members: members.map((row) => entry(row, [row.iso2, row.iso3], everydayNames(row.iso2))),
      subBureaus: subBureaus.map((row) => entry(row, [row.iso2], everydayNames(row.iso2))),
      organisations: organisations.map((row) => entry(row, [row.code])),
      byCode: new Map(
        members.flatMap((row): [string, MemberState][] => [
          [row.iso2, row],
          [row.iso3, row],
        ]),
      ),
    };
  }
}

/** Those that match, best first, equal ones by name. */
function pick<T extends { names: Translated }>(
  entries: readonly Entry<T>[],
  { search = '', language = 'en' }: ReferenceQuery,
): T[] {
  const folded = fold(search);
  const collator = COLLATORS.get(language);
  const byName = (a: T, b: T): number =>
    collator?.compare(a.names[language], b.names[language]) ?? 0;
  if (folded === '') {
    // Only signs were typed: they are in no name.
    return search.trim() === '' ? entries.map(({ record }) => record).sort(byName) : [];
  }
  return entries
    .map(({ record, codes, folded: names }) => ({
      record,
      rank: codes.includes(folded) ? 4 : matchRank(folded, names),
    }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || byName(a.record, b.record))
    .map(({ record }) => record);
}
