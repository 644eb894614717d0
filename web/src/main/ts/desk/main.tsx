import { start } from '../office/start';
import { App } from './App';

void start(App);
