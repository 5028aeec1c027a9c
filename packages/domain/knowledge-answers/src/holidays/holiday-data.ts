/* Last compared with the laws and decrees of the countries on 2026-11-29. Compare again every year. */

/** Names of days, by key, in both languages, and further words by which people ask for them. */
export const holidayNames: Readonly<Record<string, { es: string; en: string; also?: readonly string[] }>> = {
  newYear: { es: 'Año Nuevo', en: 'New Year’s Day', also: ['primero de enero', 'new year', 'new years'] },
  epiphany: { es: 'Día de Reyes', en: 'Epiphany', also: ['reyes', 'three kings'] },
  carnivalMonday: { es: 'lunes de Carnaval', en: 'Carnival Monday', also: ['carnaval', 'carnival'] },
  carnivalTuesday: { es: 'martes de Carnaval', en: 'Carnival Tuesday', also: ['carnaval', 'carnival'] },
  maundyThursday: { es: 'Jueves Santo', en: 'Maundy Thursday', also: ['semana santa', 'holy week'] },
  goodFriday: { es: 'Viernes Santo', en: 'Good Friday', also: ['semana santa', 'holy week', 'easter week'] },
  holySaturday: { es: 'Sábado Santo', en: 'Holy Saturday', also: ['semana santa'] },
  easter: { es: 'Domingo de Pascua', en: 'Easter Sunday', also: ['pascua', 'easter', 'domingo de resurreccion'] },
  labour: {
    es: 'Día del Trabajo',
    en: 'Labour Day',
    also: ['dia del trabajador', 'primero de mayo', 'may day', 'labor day'],
  },
  corpus: { es: 'Corpus Christi', en: 'Corpus Christi' },
  sacredHeart: { es: 'Sagrado Corazón', en: 'Sacred Heart' },
  saintJoseph: { es: 'San José', en: 'Saint Joseph' },
  saintsPeterPaul: { es: 'San Pedro y San Pablo', en: 'Saints Peter and Paul', also: ['san pedro'] },
  assumption: { es: 'Asunción de la Virgen', en: 'Assumption', also: ['asuncion'] },
  allSaints: { es: 'Día de Todos los Santos', en: 'All Saints’ Day', also: ['todos los santos', 'all saints'] },
  allSouls: { es: 'Día de Muertos', en: 'Day of the Dead', also: ['difuntos', 'muertos', 'dia de los difuntos'] },
  immaculate: { es: 'Inmaculada Concepción', en: 'Immaculate Conception', also: ['inmaculada', 'purisima'] },
  christmasEve: { es: 'Nochebuena', en: 'Christmas Eve', also: ['noche buena', '24 de diciembre'] },
  christmas: { es: 'Navidad', en: 'Christmas Day', also: ['christmas', 'xmas'] },
  newYearsEve: {
    es: 'fin de año',
    en: 'New Year’s Eve',
    also: ['noche vieja', 'nochevieja', 'new years eve', 'fin de ano'],
  },
  independence: {
    ...{ es: 'Día de la Independencia', en: 'Independence Day' },
    also: ['fiestas patrias', 'independencia', 'fourth of july', 'grito'],
  },
  constitution: { es: 'Día de la Constitución', en: 'Constitution Day' },
  juarez: { es: 'natalicio de Benito Juárez', en: 'Benito Juárez’s birthday', also: ['benito juarez'] },
  revolution: { es: 'Día de la Revolución', en: 'Revolution Day', also: ['revolucion'] },
  memory: { es: 'Día de la Memoria', en: 'Day of Remembrance' },
  malvinas: { es: 'Día de Malvinas', en: 'Malvinas Day', also: ['malvinas'] },
  flag: { es: 'Día de la Bandera', en: 'Flag Day' },
  may: { es: '25 de Mayo', en: 'May Revolution' },
  guemes: { es: 'paso a la inmortalidad de Güemes', en: 'Güemes Day', also: ['guemes'] },
  sanMartin: { es: 'paso a la inmortalidad de San Martín', en: 'San Martín Day', also: ['san martin'] },
  diversity: {
    ...{ es: 'Día de la Raza', en: 'Columbus Day' },
    also: ['diversidad cultural', 'hispanidad', 'dia de la hispanidad', '12 de octubre'],
  },
  sovereignty: { es: 'Día de la Soberanía', en: 'Sovereignty Day' },
  navalGlories: { es: 'Glorias Navales', en: 'Navy Day' },
  indigenous: { es: 'Día de los Pueblos Indígenas', en: 'Indigenous Peoples’ Day' },
  carmen: { es: 'Virgen del Carmen', en: 'Our Lady of Mount Carmel' },
  patria: { es: 'Fiestas Patrias', en: 'National Day', also: ['18 de septiembre', 'dieciocho'] },
  army: { es: 'Glorias del Ejército', en: 'Army Day' },
  reformation: { es: 'Día de las Iglesias Evangélicas', en: 'Reformation Day' },
  boyaca: { es: 'Batalla de Boyacá', en: 'Battle of Boyacá' },
  cartagena: { es: 'Independencia de Cartagena', en: 'Independence of Cartagena' },
  ascension: { es: 'Ascensión', en: 'Ascension' },
  rosaLima: { es: 'Santa Rosa de Lima', en: 'Saint Rose of Lima' },
  angamos: { es: 'Combate de Angamos', en: 'Battle of Angamos' },
  ayacucho: { es: 'Batalla de Ayacucho', en: 'Battle of Ayacucho' },
  junin: { es: 'Batalla de Junín', en: 'Battle of Junín' },
  airForce: { es: 'Día de la Fuerza Aérea', en: 'Air Force Day' },
  mlk: { es: 'Día de Martin Luther King', en: 'Martin Luther King Day', also: ['mlk', 'martin luther king'] },
  presidents: { es: 'Día de los Presidentes', en: 'Presidents’ Day', also: ['presidents day'] },
  memorial: { es: 'Día de los Caídos', en: 'Memorial Day' },
  juneteenth: { es: 'Juneteenth', en: 'Juneteenth' },
  veterans: { es: 'Día de los Veteranos', en: 'Veterans Day' },
  national: { es: 'feriado nacional', en: 'national holiday' },
  mothers: { es: 'Día de la Madre', en: 'Mother’s Day', also: ['dia de las madres', 'mothers day'] },
  thanksgiving: { es: 'Día de Acción de Gracias', en: 'Thanksgiving', also: ['accion de gracias', 'thanksgiving day'] },
};

/**
 * Public holidays of each country, as `key:rule`. Rules: `12-25` a date; `E-2` days from Easter; `02#1-1` the first Monday (1) of
 * February; `05#5-1` the last one; `>` after a date moves it to the next Monday; `~` to the nearest Monday as in
 * Argentina, `<` as in Chile.
 */
export const holidayRules: Readonly<Record<string, string>> = {
  MX: 'newYear:01-01 constitution:02#1-1 juarez:03#3-1 labour:05-01 independence:09-16 revolution:11#3-1 christmas:12-25',
  AR: 'newYear:01-01 carnivalMonday:E-48 carnivalTuesday:E-47 memory:03-24 malvinas:04-02 goodFriday:E-2 labour:05-01 may:05-25 guemes:06-17~ flag:06-20 independence:07-09 sanMartin:08-17~ diversity:10-12~ sovereignty:11-20~ immaculate:12-08 christmas:12-25',
  CO: 'newYear:01-01 epiphany:01-06> saintJoseph:03-19> maundyThursday:E-3 goodFriday:E-2 labour:05-01 ascension:E+43 corpus:E+64 sacredHeart:E+71 saintsPeterPaul:06-29> independence:07-20 boyaca:08-07 assumption:08-15> diversity:10-12> allSaints:11-01> cartagena:11-11> immaculate:12-08 christmas:12-25',
  CL: 'newYear:01-01 goodFriday:E-2 holySaturday:E-1 labour:05-01 navalGlories:05-21 indigenous:06-21 saintsPeterPaul:06-29< carmen:07-16 assumption:08-15 patria:09-18 army:09-19 diversity:10-12< reformation:10-31 allSaints:11-01 immaculate:12-08 christmas:12-25',
  PE: 'newYear:01-01 maundyThursday:E-3 goodFriday:E-2 labour:05-01 flag:06-07 saintsPeterPaul:06-29 airForce:07-23 independence:07-28 independence:07-29 junin:08-06 rosaLima:08-30 angamos:10-08 allSaints:11-01 immaculate:12-08 ayacucho:12-09 christmas:12-25',
  ES: 'newYear:01-01 epiphany:01-06 goodFriday:E-2 labour:05-01 assumption:08-15 diversity:10-12 allSaints:11-01 constitution:12-06 immaculate:12-08 christmas:12-25',
  US: 'newYear:01-01 mlk:01#3-1 presidents:02#3-1 memorial:05#5-1 juneteenth:06-19 independence:07-04 labour:09#1-1 diversity:10#2-1 veterans:11-11 thanksgiving:11#4-4 christmas:12-25',
  UY: 'newYear:01-01 labour:05-01 constitution:07-18 independence:08-25 christmas:12-25 maundyThursday:E-3 goodFriday:E-2',
  PY: 'newYear:01-01 maundyThursday:E-3 goodFriday:E-2 labour:05-01 independence:05-14 independence:05-15 christmas:12-25 national:03-01 national:06-12 assumption:08-15 national:09-29 immaculate:12-08',
  BO: 'newYear:01-01 carnivalMonday:E-48 carnivalTuesday:E-47 goodFriday:E-2 labour:05-01 corpus:E+60 independence:08-06 allSouls:11-02 christmas:12-25 national:01-22 national:06-21',
  EC: 'newYear:01-01 carnivalMonday:E-48 carnivalTuesday:E-47 goodFriday:E-2 labour:05-01 independence:08-10 allSouls:11-02 christmas:12-25 national:05-24 national:10-09 national:11-03',
  VE: 'newYear:01-01 carnivalMonday:E-48 carnivalTuesday:E-47 maundyThursday:E-3 goodFriday:E-2 labour:05-01 independence:07-05 diversity:10-12 christmasEve:12-24 christmas:12-25 newYearsEve:12-31 national:04-19 national:06-24 national:07-24',
  CR: 'newYear:01-01 maundyThursday:E-3 goodFriday:E-2 labour:05-01 independence:09-15 christmas:12-25 national:04-11 national:07-25 national:08-02 mothers:08-15',
  PA: 'newYear:01-01 carnivalTuesday:E-47 goodFriday:E-2 labour:05-01 independence:11-28 christmas:12-25 national:01-09 national:11-03 national:11-05 national:11-10 mothers:12-08 national:12-20',
  GT: 'newYear:01-01 maundyThursday:E-3 goodFriday:E-2 holySaturday:E-1 labour:05-01 independence:09-15 revolution:10-20 allSaints:11-01 christmas:12-25',
  SV: 'newYear:01-01 maundyThursday:E-3 goodFriday:E-2 holySaturday:E-1 labour:05-01 independence:09-15 allSouls:11-02 christmas:12-25 national:08-06',
  HN: 'newYear:01-01 maundyThursday:E-3 goodFriday:E-2 holySaturday:E-1 labour:05-01 independence:09-15 christmas:12-25 national:04-14 national:10-03 diversity:10-12 national:10-21',
  NI: 'newYear:01-01 maundyThursday:E-3 goodFriday:E-2 labour:05-01 independence:09-15 immaculate:12-08 christmas:12-25 national:07-19 national:09-14',
  DO: 'newYear:01-01 goodFriday:E-2 labour:05-01 corpus:E+60 independence:02-27 christmas:12-25 epiphany:01-06 national:01-21 national:01-26 national:08-16 national:09-24 constitution:11-06',
  PR: 'newYear:01-01 epiphany:01-06 goodFriday:E-2 memorial:05#5-1 independence:07-04 labour:09#1-1 thanksgiving:11#4-4 christmas:12-25 mlk:01#3-1 presidents:02#3-1 national:03-22 juneteenth:06-19 constitution:07-25 veterans:11-11 national:11-19',
  BR: 'newYear:01-01 goodFriday:E-2 labour:05-01 independence:09-07 allSouls:11-02 christmas:12-25 national:04-21 national:10-12 national:11-15 national:11-20',
};

/** Days that are no public holidays, on which many businesses change their hours all the same. */
export const specialDays =
  'maundyThursday:E-3 goodFriday:E-2 holySaturday:E-1 easter:E+0 christmasEve:12-24 newYearsEve:12-31';
