import type { MigrationInterface } from 'typeorm';
import { Foundations1763900000000 } from './1763900000000-Foundations.js';
import { Initial1763900000001 } from './1763900000001-Initial.js';
import { AuditIsAppendOnly1763900000002 } from './1763900000002-AuditIsAppendOnly.js';
import { Credentials1796000600001 } from './1796000600001-Credentials.js';
import { Voting1796000600002 } from './1796000600002-Voting.js';
import { ChosenParallelLimit1795451020053 } from './1795451020053-ChosenParallelLimit.js';
import { Pipeline1795451323216 } from './1795451323216-Pipeline.js';
import { SignIn1795451400000 } from './1795451400000-SignIn.js';
import { ReadinessReadsMigrations1795451500000 } from './1795451500000-ReadinessReadsMigrations.js';
import { VenueAndTitles1795451883178 } from './1795451883178-VenueAndTitles.js';
import { ClockOffset1795452081890 } from './1795452081890-ClockOffset.js';
import { Scheduling1795452110701 } from './1795452110701-Scheduling.js';
import { LiveEndsWithSession1795453600000 } from './1795453600000-LiveEndsWithSession.js';
import { Bulk1795652541750 } from './1795652541750-Bulk.js';
import { SavedFilters1795654010647 } from './1795654010647-SavedFilters.js';
import { ReviewClaims1795656784432 } from './1795656784432-ReviewClaims.js';
import { People1796000400001 } from './1796000400001-People.js';
import { Travel1796000700001 } from './1796000700001-Travel.js';
import { Accreditation1796000400002 } from './1796000400002-Accreditation.js';
import { Explanations1796000300001 } from './1796000300001-Explanations.js';
import { Autosave1796000400003 } from './1796000400003-Autosave.js';
import { Requests1796000400004 } from './1796000400004-Requests.js';
import { UndeliveredLinks1796000700002 } from './1796000700002-UndeliveredLinks.js';
import { AuditValues1796100200001 } from './1796100200001-AuditValues.js';
import { CredentialsDeadline1796200400000 } from './1796200400000-CredentialsDeadline.js';
import { CredentialsFieldSaves1796200400001 } from './1796200400001-CredentialsFieldSaves.js';
import { HistoryPages1796200500001 } from './1796200500001-HistoryPages.js';
import { RemovedNames1796200500002 } from './1796200500002-RemovedNames.js';

/** Every migration, in the order in which they run. */
export const migrations: (new () => MigrationInterface)[] = [
  Foundations1763900000000,
  Initial1763900000001,
  AuditIsAppendOnly1763900000002,
  ChosenParallelLimit1795451020053,
  Pipeline1795451323216,
  SignIn1795451400000,
  ReadinessReadsMigrations1795451500000,
  VenueAndTitles1795451883178,
  ClockOffset1795452081890,
  Scheduling1795452110701,
  LiveEndsWithSession1795453600000,
  Bulk1795652541750,
  SavedFilters1795654010647,
  ReviewClaims1795656784432,
  People1796000400001,
  Credentials1796000600001,
  Travel1796000700001,
  Voting1796000600002,
  Accreditation1796000400002,
  Explanations1796000300001,
  Autosave1796000400003,
  Requests1796000400004,
  UndeliveredLinks1796000700002,
  AuditValues1796100200001,
  CredentialsDeadline1796200400000,
  CredentialsFieldSaves1796200400001,
  HistoryPages1796200500001,
  RemovedNames1796200500002,
];
