import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { CurrentActor } from '../auth/current-actor.decorator.js';
import type { Actor } from '../common/actor.js';
import { IdParam } from '../common/validation/id-param.js';
import { WalkingTimesDto } from './dto/walking-time.dto.js';
import { WalkingTimeService } from './walking-time.service.js';
import type { WalkingTime } from './walking-time.entity.js';

function answer(times: readonly WalkingTime[]): WalkingTimesDto {
  return { items: times.map(({ zoneA, zoneB, minutes }) => ({ zoneA, zoneB, minutes })) };
}

@ApiTags('venues')
@Controller('assemblies/:assemblyId/walking-times')
export class WalkingTimesController {
  constructor(private readonly walkingTimes: WalkingTimeService) {}

  /** Minutes between zones; a pair that is missing takes no time. */
  @Get()
  @Access('signed-in')
  async list(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
  ): Promise<WalkingTimesDto> {
    return answer(await this.walkingTimes.list(actor, assemblyId));
  }

  /** Replaces all of them. */
  @Put()
  @Access('organizer')
  async replace(
    @CurrentActor() actor: Actor,
    @IdParam('assemblyId') assemblyId: string,
    @Body() body: WalkingTimesDto,
  ): Promise<WalkingTimesDto> {
    return answer(await this.walkingTimes.replace(actor, assemblyId, body.items));
  }
}
