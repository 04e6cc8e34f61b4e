import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseEnumPipe,
  Post,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '../common/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { UuidParam } from '../common/http/uuid-param.js';
import { Access } from './access.decorator.js';
import { UserService } from './accounts/user.service.js';
import { CurrentActor } from './current-actor.decorator.js';
import {
  CreatedUserView,
  CreateUserDto,
  OFFICE_ROLES,
  UserListView,
  type OfficeRole,
} from './dto/user.dto.js';

const officeRole = new ParseEnumPipe(Object.fromEntries(OFFICE_ROLES.map((role) => [role, role])), {
  exceptionFactory: () =>
    new AppError('validation_failed', { fields: [{ path: 'role', code: 'not_allowed_value' }] }),
});

@ApiTags('users')
@Controller('assemblies/:assemblyId/users')
export class UsersController {
  constructor(private readonly users: UserService) {}

  @Get()
  @Access('organizer')
  @ApiOperation({ summary: 'Who has a role in the Assembly, and who is invited to one' })
  @ApiOkResponse({ type: UserListView })
  list(@UuidParam('assemblyId') assemblyId: string): Promise<UserListView> {
    return this.users.list(assemblyId);
  }

  @Post()
  @Access('organizer')
  @ApiOperation({ summary: 'Give a role to somebody, who is invited when they have no account' })
  @ApiCreatedResponse({ type: CreatedUserView })
  create(
    @CurrentActor() actor: Actor,
    @UuidParam('assemblyId') assemblyId: string,
    @Body() body: CreateUserDto,
  ): Promise<CreatedUserView> {
    return this.users.create(actor, assemblyId, body);
  }

  @Delete(':userId/roles/:role')
  @Access('organizer')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a role away' })
  @ApiParam({ name: 'role', enum: OFFICE_ROLES })
  @ApiNoContentResponse()
  async removeRole(
    @CurrentActor() actor: Actor,
    @UuidParam('assemblyId') assemblyId: string,
    @UuidParam('userId') userId: string,
    @Param('role', officeRole) role: OfficeRole,
  ): Promise<void> {
    await this.users.removeRole(actor, assemblyId, userId, role);
  }
}
