import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../auth/access.decorator.js';
import { CurrentActor } from '../../auth/current-actor.decorator.js';
import type { Actor } from '../../common/actor.js';
import { PageQuery } from '../../common/pagination.js';
import { IdParam } from '../../common/validation/id-param.js';
import { RunDetailView, RunPage, StartRunDto } from '../dto/run.dto.js';
import { CancelRunService } from './cancel-run.service.js';
import { RunReader } from './run-reader.service.js';
import { StopRunService } from './stop-run.service.js';
import { StartRunService } from './start-run.service.js';

@ApiTags('scheduling')
@Controller('assemblies/:assemblyId/optimizer-runs')
export class RunsController {
  constructor(
    private readonly starting: StartRunService,
    private readonly cancelling: CancelRunService,
    private readonly stopping: StopRunService,
    private readonly reader: RunReader,
  ) {}

  /** Runs, the newest first. */
  @Get()
  @Access('organizer', 'protocol')
  list(@IdParam('assemblyId') assemblyId: string, @Query() query: PageQuery): Promise<RunPage> {
    return this.reader.list(assemblyId, query);
  }

  /** Asks for a run; the queue carries it out. One at a time. */
  @Post()
  @Access('organizer')
  async start(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: StartRunDto,
  ): Promise<RunDetailView> {
    const { id } = await this.starting.start(actor, assemblyId, body);
    return this.reader.get(assemblyId, id);
  }

  /** A run with the curve of its best plan. */
  @Get(':runId')
  @Access('organizer', 'protocol')
  get(
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('runId') runId: string,
  ): Promise<RunDetailView> {
    return this.reader.get(assemblyId, runId);
  }

  /** Ends a run early; the best plan of that moment becomes its draft. */
  @Post(':runId/stop')
  @HttpCode(200)
  @Access('organizer')
  async stop(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('runId') runId: string,
  ): Promise<RunDetailView> {
    await this.stopping.stop(actor, assemblyId, runId);
    return this.reader.get(assemblyId, runId);
  }

  /** Ends a run early; it makes no draft. */
  @Post(':runId/cancel')
  @HttpCode(200)
  @Access('organizer')
  async cancel(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @IdParam('runId') runId: string,
  ): Promise<RunDetailView> {
    await this.cancelling.cancel(actor, assemblyId, runId);
    return this.reader.get(assemblyId, runId);
  }
}
