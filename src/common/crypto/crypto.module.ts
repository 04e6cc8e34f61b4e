import { Module } from '@nestjs/common';
import { DataCipher } from './data-cipher.js';

/** For features that seal personal data. */
@Module({ providers: [DataCipher], exports: [DataCipher] })
export class CryptoModule {}
