import { Injectable } from '@nestjs/common';
import { InstallationService } from '../assemblies/installation.service.js';
import { AccountService } from '../auth/accounts/account.service.js';
import { AppError } from '../common/errors/app-error.js';
import { ReferenceService } from '../reference/reference.service.js';
import { bureauEmail, SHOWN_FOCAL_POINTS, TEAM, teamEmail } from './domain/team.js';
import type { DemoAccountView } from './dto/demo-account.dto.js';

/** Entering the demonstration by one click. Everywhere else these routes do not exist. */
@Injectable()
export class DemoSignIn {
  constructor(
    private readonly installation: InstallationService,
    private readonly accounts: AccountService,
    private readonly reference: ReferenceService,
  ) {}

  /** One of each role, and focal points whose delegations stand at different places. */
  async offered(): Promise<DemoAccountView[]> {
    await this.requireDemonstration();
    const seen = new Set<string>();
    const team = TEAM.filter(({ role }) => !seen.has(role) && seen.add(role));
    const members = await this.reference.members();
    const bureaus = await Promise.all(
      SHOWN_FOCAL_POINTS.map(async (iso2) => {
        const account = await this.accounts.findByEmail(bureauEmail(iso2));
        const member = members.find((candidate) => candidate.iso2 === iso2);
        return { iso2, name: account?.name ?? '', language: member?.preferredLanguage ?? 'en' };
      }),
    );
    return [
      ...team.map(({ account, name, role, language }) => ({
        account,
        name,
        role,
        memberIso2: null,
        language,
      })),
      ...bureaus.map(({ iso2, name, language }) => ({
        account: iso2.toLowerCase(),
        name,
        role: 'focal_point',
        memberIso2: iso2,
        language,
      })),
    ];
  }

  /** Id of the person behind an offered account. Throws `not_found`. */
  async userId(account: string): Promise<string> {
    const offered = (await this.offered()).find((entry) => entry.account === account);
    if (!offered) throw new AppError('not_found');
    const email = offered.memberIso2 ? bureauEmail(offered.memberIso2) : teamEmail(account);
    const person = await this.accounts.findByEmail(email);
    if (!person) throw new AppError('not_found');
    return person.id;
  }

  private async requireDemonstration(): Promise<void> {
    if (!(await this.installation.get()).demonstration) throw new AppError('not_found');
  }
}
