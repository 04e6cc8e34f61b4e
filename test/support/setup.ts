// Decorators write their metadata through it; it must be there before the first class is loaded.
import 'reflect-metadata';
