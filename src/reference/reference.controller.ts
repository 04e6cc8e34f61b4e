import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../auth/access.decorator.js';
import { CurrentActor } from '../auth/current-actor.decorator.js';
import type { Actor } from '../common/actor.js';
import {
  MemberDto,
  MemberListDto,
  MemberListQuery,
  OrganisationDto,
  OrganisationListDto,
  ReferenceListQuery,
  SubBureauDto,
  SubBureauListDto,
} from './dto/reference.dto.js';
import { ReferenceService, type ReferenceQuery } from './reference.service.js';

/** What was searched, in the alphabet asked for, else in that of the reader's language. */
function narrowed({ search, language }: ReferenceListQuery, actor: Actor): ReferenceQuery {
  return { search, language: language ?? actor.language };
}

/** Who can come to an Assembly. The lists are short and come whole. */
@ApiTags('reference')
@Access('signed-in')
@Controller('reference')
export class ReferenceController {
  constructor(private readonly reference: ReferenceService) {}

  /** The member states. */
  @Get('members')
  async members(
    @Query() query: MemberListQuery,
    @CurrentActor() actor: Actor,
  ): Promise<MemberListDto> {
    const members = await this.reference.members({
      ...narrowed(query, actor),
      region: query.region,
    });
    return { items: members.map((member) => MemberDto.of(member)) };
  }

  /** The sub-bureaus, which attend in the delegation of their parent. */
  @Get('sub-bureaus')
  async subBureaus(
    @Query() query: ReferenceListQuery,
    @CurrentActor() actor: Actor,
  ): Promise<SubBureauListDto> {
    const subBureaus = await this.reference.subBureaus(narrowed(query, actor));
    return { items: subBureaus.map((bureau) => SubBureauDto.of(bureau)) };
  }

  /** The organisations that may send observers. */
  @Get('organisations')
  async organisations(
    @Query() query: ReferenceListQuery,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationListDto> {
    const found = await this.reference.organisations(narrowed(query, actor));
    return { items: found.map((organisation) => OrganisationDto.of(organisation)) };
  }
}
