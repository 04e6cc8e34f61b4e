import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { IdParam } from '../../common/validation/id-param.js';
import { ReplanView } from '../dto/replan.view.js';
import { PlanReader } from './plan-reader.service.js';
import { ReplanService } from './replan.service.js';

@ApiTags('scheduling')
@Controller('assemblies/:assemblyId/plans')
export class ReplanController {
  constructor(
    private readonly replanning: ReplanService,
    private readonly reader: PlanReader,
  ) {}

  /** Mends the published plan with the fewest changes: a draft at once, none when nothing has to change. */
  @Post('replan')
  @HttpCode(200)
  @Access('organizer')
  async replan(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
  ): Promise<ReplanView> {
    const { plan, counts } = await this.replanning.replan(actor, assemblyId);
    return { plan: plan && (await this.reader.view(assemblyId, plan.id)), ...counts };
  }
}
