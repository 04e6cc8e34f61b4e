import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import { ReaderLanguage } from '../../auth/reader-language.decorator.js';
import type { Actor } from '../../common/actor.js';
import { PageQuery } from '../../common/pagination.js';
import type { Language } from '../../common/text/languages.js';
import { IdParam } from '../../common/validation/id-param.js';
import {
  PlacedReasonsView,
  PlanDetailView,
  PlanDiffView,
  PlanPage,
  PlanView,
  PublishResultView,
} from '../dto/plan.view.js';
import { PlacedReasonsService } from '../explain/placed-reasons.service.js';
import { DiscardPlanService } from './discard-plan.service.js';
import { diffCounts, PlanDiffService } from './plan-diff.service.js';
import { PlanReader } from './plan-reader.service.js';
import { PublishPlanService } from './publish-plan.service.js';

@ApiTags('scheduling')
@Controller('assemblies/:assemblyId/plans')
export class PlansController {
  constructor(
    private readonly reader: PlanReader,
    private readonly diffs: PlanDiffService,
    private readonly placedReasons: PlacedReasonsService,
    private readonly publishing: PublishPlanService,
    private readonly discarding: DiscardPlanService,
  ) {}

  /** Plans, the newest first. */
  @Get()
  @Access('organizer', 'protocol')
  list(@IdParam('assemblyId') assemblyId: string, @Query() query: PageQuery): Promise<PlanPage> {
    return this.reader.list(assemblyId, query);
  }

  /** A plan with its meetings, and what has no place with the reasons. */
  @Get(':planId')
  @Access('organizer', 'protocol')
  get(
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('planId') planId: string,
    @ReaderLanguage() language: Language,
  ): Promise<PlanDetailView> {
    return this.reader.detail(assemblyId, planId, language);
  }

  /** Why a meeting of the plan stands where it does, against the data of now. */
  @Get(':planId/meetings/:requestId/reasons')
  @Access('organizer', 'protocol')
  reasons(
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('planId') planId: string,
    @IdParam('requestId') requestId: string,
    @ReaderLanguage() language: Language,
  ): Promise<PlacedReasonsView> {
    return this.placedReasons.of(assemblyId, planId, requestId, language);
  }

  /** What publishing it would change now, and how many would be told. */
  @Get(':planId/diff')
  @Access('organizer', 'protocol')
  diff(
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('planId') planId: string,
    @ReaderLanguage() language: Language,
  ): Promise<PlanDiffView> {
    return this.diffs.diff(assemblyId, planId, language);
  }

  /** Makes it the schedule that everybody sees; tells those whose meetings change. */
  @Post(':planId/publish')
  @HttpCode(200)
  @Access('organizer')
  async publish(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('planId') planId: string,
  ): Promise<PublishResultView> {
    const { difference, dropped } = await this.publishing.publish(actor, assemblyId, planId);
    return {
      plan: await this.reader.view(assemblyId, planId),
      counts: diffCounts(difference, dropped),
    };
  }

  /** Puts a draft aside. */
  @Post(':planId/discard')
  @HttpCode(200)
  @Access('organizer')
  async discard(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('planId') planId: string,
  ): Promise<PlanView> {
    await this.discarding.discard(actor, assemblyId, planId);
    return this.reader.view(assemblyId, planId);
  }
}
