import viewOff16 from '@carbon/icons/es/view--off/16.js';
import add16 from '@carbon/icons/es/add/16.js';
import arrowDown16 from '@carbon/icons/es/arrow--down/16.js';
import arrowLeft16 from '@carbon/icons/es/arrow--left/16.js';
import arrowRight16 from '@carbon/icons/es/arrow--right/16.js';
import arrowUp16 from '@carbon/icons/es/arrow--up/16.js';
import asleep16 from '@carbon/icons/es/asleep/16.js';
import badge16 from '@carbon/icons/es/badge/16.js';
import building16 from '@carbon/icons/es/building/16.js';
import calendar16 from '@carbon/icons/es/calendar/16.js';
import checkmark16 from '@carbon/icons/es/checkmark/16.js';
import checkmarkFilled16 from '@carbon/icons/es/checkmark--filled/16.js';
import checkmarkOutline16 from '@carbon/icons/es/checkmark--outline/16.js';
import chevronDown16 from '@carbon/icons/es/chevron--down/16.js';
import chevronLeft16 from '@carbon/icons/es/chevron--left/16.js';
import chevronRight16 from '@carbon/icons/es/chevron--right/16.js';
import close16 from '@carbon/icons/es/close/16.js';
import closeFilled16 from '@carbon/icons/es/close--filled/16.js';
import closeOutline16 from '@carbon/icons/es/close--outline/16.js';
import copy16 from '@carbon/icons/es/copy/16.js';
import document16 from '@carbon/icons/es/document/16.js';
import download16 from '@carbon/icons/es/download/16.js';
import edit16 from '@carbon/icons/es/edit/16.js';
import email16 from '@carbon/icons/es/email/16.js';
import emailNew16 from '@carbon/icons/es/email--new/16.js';
import errorFilled16 from '@carbon/icons/es/error--filled/16.js';
import events16 from '@carbon/icons/es/events/16.js';
import filter16 from '@carbon/icons/es/filter/16.js';
import fingerprintRecognition16 from '@carbon/icons/es/fingerprint-recognition/16.js';
import grid16 from '@carbon/icons/es/grid/16.js';
import group16 from '@carbon/icons/es/group/16.js';
import help16 from '@carbon/icons/es/help/16.js';
import home16 from '@carbon/icons/es/home/16.js';
import hourglass16 from '@carbon/icons/es/hourglass/16.js';
import inProgress16 from '@carbon/icons/es/in-progress/16.js';
import information16 from '@carbon/icons/es/information/16.js';
import informationFilled16 from '@carbon/icons/es/information--filled/16.js';
import language16 from '@carbon/icons/es/language/16.js';
import light16 from '@carbon/icons/es/light/16.js';
import list16 from '@carbon/icons/es/list/16.js';
import listBoxes16 from '@carbon/icons/es/list--boxes/16.js';
import location16 from '@carbon/icons/es/location/16.js';
import locked16 from '@carbon/icons/es/locked/16.js';
import logout16 from '@carbon/icons/es/logout/16.js';
import meter16 from '@carbon/icons/es/meter/16.js';
import microphone16 from '@carbon/icons/es/microphone/16.js';
import misuseOutline16 from '@carbon/icons/es/misuse--outline/16.js';
import notification16 from '@carbon/icons/es/notification/16.js';
import overflowMenuHorizontal16 from '@carbon/icons/es/overflow-menu--horizontal/16.js';
import partnership16 from '@carbon/icons/es/partnership/16.js';
import pause16 from '@carbon/icons/es/pause/16.js';
import pin16 from '@carbon/icons/es/pin/16.js';
import pinFilled16 from '@carbon/icons/es/pin--filled/16.js';
import play16 from '@carbon/icons/es/play/16.js';
import renew16 from '@carbon/icons/es/renew/16.js';
import reply16 from '@carbon/icons/es/reply/16.js';
import reset16 from '@carbon/icons/es/reset/16.js';
import rule16 from '@carbon/icons/es/rule/16.js';
import screen16 from '@carbon/icons/es/screen/16.js';
import search16 from '@carbon/icons/es/search/16.js';
import security16 from '@carbon/icons/es/security/16.js';
import send16 from '@carbon/icons/es/send/16.js';
import sendFilled16 from '@carbon/icons/es/send--filled/16.js';
import settings16 from '@carbon/icons/es/settings/16.js';
import star16 from '@carbon/icons/es/star/16.js';
import stopFilled16 from '@carbon/icons/es/stop--filled/16.js';
import subtractAlt16 from '@carbon/icons/es/subtract--alt/16.js';
import task16 from '@carbon/icons/es/task/16.js';
import theater16 from '@carbon/icons/es/theater/16.js';
import time16 from '@carbon/icons/es/time/16.js';
import translate16 from '@carbon/icons/es/translate/16.js';
import trashCan16 from '@carbon/icons/es/trash-can/16.js';
import undo16 from '@carbon/icons/es/undo/16.js';
import upload16 from '@carbon/icons/es/upload/16.js';
import arrival16 from '@carbon/icons/es/arrival/16.js';
import departure16 from '@carbon/icons/es/departure/16.js';
import hotel16 from '@carbon/icons/es/hotel/16.js';
import car16 from '@carbon/icons/es/car/16.js';
import train16 from '@carbon/icons/es/train/16.js';
import launch16 from '@carbon/icons/es/launch/16.js';
import zoomIn16 from '@carbon/icons/es/zoom--in/16.js';
import zoomOut16 from '@carbon/icons/es/zoom--out/16.js';
import printer16 from '@carbon/icons/es/printer/16.js';
import userAvatar16 from '@carbon/icons/es/user--avatar/16.js';
import userMultiple16 from '@carbon/icons/es/user--multiple/16.js';
import video16 from '@carbon/icons/es/video/16.js';
import view16 from '@carbon/icons/es/view/16.js';
import warningAltFilled16 from '@carbon/icons/es/warning--alt--filled/16.js';
import warningFilled16 from '@carbon/icons/es/warning--filled/16.js';
import wifiOff16 from '@carbon/icons/es/wifi--off/16.js';
import building24 from '@carbon/icons/es/building/24.js';
import certificate24 from '@carbon/icons/es/certificate/24.js';
import events24 from '@carbon/icons/es/events/24.js';
import calendar24 from '@carbon/icons/es/calendar/24.js';
import chartNetwork24 from '@carbon/icons/es/chart--network/24.js';
import checkmarkOutline24 from '@carbon/icons/es/checkmark--outline/24.js';
import dashboard24 from '@carbon/icons/es/dashboard/24.js';
import email24 from '@carbon/icons/es/email/24.js';
import emailNew24 from '@carbon/icons/es/email--new/24.js';
import group24 from '@carbon/icons/es/group/24.js';
import home24 from '@carbon/icons/es/home/24.js';
import list24 from '@carbon/icons/es/list/24.js';
import notification24 from '@carbon/icons/es/notification/24.js';
import overflowMenuHorizontal24 from '@carbon/icons/es/overflow-menu--horizontal/24.js';
import partnership24 from '@carbon/icons/es/partnership/24.js';
import rule24 from '@carbon/icons/es/rule/24.js';
import send24 from '@carbon/icons/es/send/24.js';
import settings24 from '@carbon/icons/es/settings/24.js';
import tableOfContents24 from '@carbon/icons/es/table-of-contents/24.js';
import task24 from '@carbon/icons/es/task/24.js';
import time24 from '@carbon/icons/es/time/24.js';
import upload24 from '@carbon/icons/es/upload/24.js';
import plane24 from '@carbon/icons/es/plane/24.js';
import report24 from '@carbon/icons/es/report/24.js';
import userAvatar24 from '@carbon/icons/es/user--avatar/24.js';
import userMultiple24 from '@carbon/icons/es/user--multiple/24.js';
import wifiOff24 from '@carbon/icons/es/wifi--off/24.js';

/** Drawings on the 16 px grid, by their name in @carbon/icons. Add an import to add one. */
export const icons = {
  add: add16,
  'arrow--down': arrowDown16,
  'arrow--left': arrowLeft16,
  'arrow--right': arrowRight16,
  'arrow--up': arrowUp16,
  asleep: asleep16,
  badge: badge16,
  building: building16,
  calendar: calendar16,
  checkmark: checkmark16,
  'checkmark--filled': checkmarkFilled16,
  'checkmark--outline': checkmarkOutline16,
  'chevron--down': chevronDown16,
  'chevron--left': chevronLeft16,
  'chevron--right': chevronRight16,
  close: close16,
  'close--filled': closeFilled16,
  'close--outline': closeOutline16,
  copy: copy16,
  document: document16,
  download: download16,
  edit: edit16,
  email: email16,
  'email--new': emailNew16,
  'error--filled': errorFilled16,
  events: events16,
  filter: filter16,
  'fingerprint-recognition': fingerprintRecognition16,
  grid: grid16,
  group: group16,
  help: help16,
  home: home16,
  hourglass: hourglass16,
  'in-progress': inProgress16,
  information: information16,
  'information--filled': informationFilled16,
  language: language16,
  light: light16,
  list: list16,
  'list--boxes': listBoxes16,
  location: location16,
  locked: locked16,
  logout: logout16,
  meter: meter16,
  microphone: microphone16,
  'misuse--outline': misuseOutline16,
  notification: notification16,
  'overflow-menu--horizontal': overflowMenuHorizontal16,
  partnership: partnership16,
  pause: pause16,
  pin: pin16,
  'pin--filled': pinFilled16,
  play: play16,
  renew: renew16,
  reply: reply16,
  reset: reset16,
  rule: rule16,
  screen: screen16,
  search: search16,
  security: security16,
  send: send16,
  'send--filled': sendFilled16,
  settings: settings16,
  star: star16,
  'stop--filled': stopFilled16,
  'subtract--alt': subtractAlt16,
  task: task16,
  theater: theater16,
  time: time16,
  translate: translate16,
  'trash-can': trashCan16,
  undo: undo16,
  upload: upload16,
  arrival: arrival16,
  departure: departure16,
  hotel: hotel16,
  car: car16,
  train: train16,
  launch: launch16,
  'zoom--in': zoomIn16,
  'zoom--out': zoomOut16,
  printer: printer16,
  'user--avatar': userAvatar16,
  'user--multiple': userMultiple16,
  video: video16,
  'view--off': viewOff16,
  view: view16,
  'warning--alt--filled': warningAltFilled16,
  'warning--filled': warningFilled16,
  'wifi--off': wifiOff16,
} as const;

/** The same drawn for 20 px and more: the phone's bottom bar and empty states. */
export const largeIcons = {
  building: building24,
  calendar: calendar24,
  certificate: certificate24,
  events: events24,
  'chart--network': chartNetwork24,
  'checkmark--outline': checkmarkOutline24,
  dashboard: dashboard24,
  email: email24,
  'email--new': emailNew24,
  group: group24,
  home: home24,
  list: list24,
  notification: notification24,
  'overflow-menu--horizontal': overflowMenuHorizontal24,
  partnership: partnership24,
  rule: rule24,
  send: send24,
  settings: settings24,
  'table-of-contents': tableOfContents24,
  task: task24,
  time: time24,
  upload: upload24,
  plane: plane24,
  report: report24,
  'user--avatar': userAvatar24,
  'user--multiple': userMultiple24,
  'wifi--off': wifiOff24,
} as const;

export type IconName = keyof typeof icons;
export type LargeIconName = keyof typeof largeIcons;

/** Arrows point along the reading direction; clocks, flags and drawings of things never turn. */
export const mirroredIcons: ReadonlySet<string> = new Set<string>([
  'arrow--left',
  'arrow--right',
  'chevron--left',
  'chevron--right',
  'list',
  'logout',
  'reply',
  'send',
  'send--filled',
  'undo',
]);
