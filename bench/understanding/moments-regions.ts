import { casesOf, type Case } from './case.ts';

/** Days and times as they are said in each country. The same moment and place as in the other sets. */
export const regionalMoments: readonly Case[] = [
  ...casesOf(
    'MX es',
    `
no me acuerdo | ?
la semana de navidad | ?
el viernes o cuando puedan | ?
cuando salga del trabajo el lunes | ?
el lunes si mi jefe me deja | ?
depende de mi marido | ?
un día de estos | ?
entre lunes y miércoles | ?
el 15 o 16 | ?
la primera quincena de diciembre | ?
todos los martes | ?
de lunes a viernes | ?
mañana o el viernes a las 4 | ?
el 5 y el 6 | ?
no sé si el jueves o viernes | ?
después de año nuevo | ?
más o menos para el 20 | ?
ese día no, otro | ?
cualquier tarde | ?
el mes que entra | ?
hace dos días a las 4 | ?
hoy hace un mes | ?
¿qué días abren? | ?
mañana no | ?
el viernes con la doctora Ana | ?
dos citas, una el lunes y otra el martes | ?
el lunes a las 5 y el martes a las 6 | ?
me pueden atender el sábado a la una de la tarde | 2026-11-28 13:00
quiero ir mañana al medio dia | 2026-11-26 12:00
el lunes que sigue a las 3 pm | 2026-11-30 15:00
a ver si el viernes | ?
viernes 27, por la tarde, como a las 5 | 2026-11-27 17:00
el 5 de diciembre del 26 | 2026-12-05
mañana jueves a las 2 | 2026-11-26 14:00
para dentro de 15 días | 2026-12-10
mejor el otro martes | ?
sábado 28 11 am | 2026-11-28 11:00
hoy saliendo como a las 7 | ?
en la tarde del martes | 2026-12-01 12:00-19:00
como el 10 de diciembre | ?
diciembre 15 a las 10 | 2026-12-15 10:00
el viernes a las 10 o a las 12 | ?
no hay prisa, el otro mes | ?
4 de la tarde del lunes 30 | 2026-11-30 16:00
si alcanzo, el jueves | ?
ya quedamos el viernes 27 a las 9 verdad? | ?
el 30 de febrero | ?
mañana a las 4 y 20 | 2026-11-26 16:20
el sabado que viene a la 1 | 2026-11-28 13:00
este jueves 26 a las 6 de la tarde | 2026-11-26 18:00
de este viernes en ocho | 2026-12-04
el 24 o el 25 de diciembre | ?
a fin de mes | ?
para el 3 de diciembre por la mañanita | 2026-12-03 06:00-12:00
en 2 semanas | 2026-12-09
no puedo mañana ni el viernes | ?
el lunes a las ocho | 2026-11-30 08:00
1/12/26 a las 12 | 2026-12-01 12:00
jueves 3 dic | 2026-12-03
el martes 2 | ?
tercer martes de diciembre | 2026-12-15
el próximo mes | ?
hoy en la tarde tipo 5 | 2026-11-25 17:00
entre 3 y 4 de la tarde mañana | 2026-11-26 15:00-16:00
el viernesss a las 5pm!! | 2026-11-27 17:00
cuando tengan espacio | ?
la primera hora del lunes | 2026-11-30 06:00-12:00
el 7 de enero a las 10:30 de la mañana | 2027-01-07 10:30
buenas, quería ver si me dan cita el viernes a las 10 | 2026-11-27 10:00
hola me interesa el sabado 5 de diciembre a las 4pm | 2026-12-05 16:00
que sea el lunes tempranito | 2026-11-30 06:00-12:00
hijole, el jueves no, mejor el viernes | 2026-11-27
para el día lunes 30 | 2026-11-30
lunes treinta de noviembre a las cuatro y media | 2026-11-30 16:30
a las 6:45 de mañana | 2026-11-26 18:45
mañana a las 11:15 de la mañana porfavor | 2026-11-26 11:15
el juebes 26 | 2026-11-26
pues el viernes está bien, a las 2 | 2026-11-27 14:00
qué día tienen libre? | ?
el primero que tengan | ?
ninguno me queda | ?
este domingo no el otro | 2026-12-06
tres de la tarde del sabado | 2026-11-28 15:00
el 28 de noviembre, a las once en punto | 2026-11-28 11:00
el fin de semana en la tarde | ?
para el catorce de febrero | 2027-02-14
el 10 a las 10 | 2026-12-10 10:00
entre el 1 y el 5 de diciembre | ?
el sábado pero no muy temprano | ?
dos días después de mañana | 2026-11-28
el jueves 26 entre 9 y 11 de la mañana | 2026-11-26 09:00-11:00
si puede ser hoy mejor | 2026-11-25
mañana sábado | ?
a partir de las 4 el viernes | 2026-11-27 16:00-23:59
viernes en la tarde noche | ?
la próxima semana, el miércoles a las 9 | 2026-12-02 09:00
quisiera cita en diciembre | ?
el día 33 | ?
apúnteme para el sábado 28 a las 12:30 | 2026-11-28 12:30
me gustaría el miércoles por la tarde si no hay problema | 2026-12-02 12:00-19:00
en cuanto abran mañana | ?
el viernes saliendo de la escuela | ?
para el cumple de mi hija, el 6 de diciembre | 2026-12-06
mejor pasado mañana a la misma hora | ?
el lunes 30 nov. a las 8:30 a.m. | 2026-11-30 08:30
dentro de una semana a las 5 de la tarde | 2026-12-02 17:00
a las doce del día del sábado | 2026-11-28 12:00
sabado en la mañana o en la tarde, me da igual | ?
el quince de enero | 2027-01-15
2 de febrero del 2027 a las 11 | 2027-02-02 11:00
el martes que entra | 2026-12-01
hoy ya no, mañana | 2026-11-26
mañana mañana | 2026-11-26
yo puedo el jueves | 2026-11-26
el jueves no estoy seguro | ?
el viernes 4 a las 6 y media p.m. | 2026-12-04 18:30
el día de mañana a las nueve am | 2026-11-26 09:00
al rato | ?
el sabadito a las 12 | 2026-11-28 12:00
mañana como a medio dia | 2026-11-26 12:00
el proximo jueves 3 de diciembre a las 10 | 2026-12-03 10:00
el 1 de diciembre tempranito | 2026-12-01 06:00-12:00
la próxima quincena | ?
el dia 15 | 2026-12-15
este viernes no, el que sigue | 2026-12-04
el viernes de la proxima semana a las 9 | 2026-12-04 09:00
hoy en la noche | 2026-11-25 19:00-23:59
a mas tardar el viernes | ?
el 25 de diciembre a las 2 y media pm | 2026-12-25 14:30
cinco de diciembre | 2026-12-05
27 de nov 4:30 p.m. | 2026-11-27 16:30
de 5 a 7 el lunes | 2026-11-30 17:00-19:00
mañana, pero después de las 5 | 2026-11-26 17:00-23:59
me da lo mismo jueves que viernes | ?
el lunes o martes en la tarde | ?
el año que viene | ?
el jueves como a las 11 o 12 | ?
a las 4 del viernes 27 | 2026-11-27 16:00
27/11 16:00 | 2026-11-27 16:00
el viernes despuesito de las 3 | ?
pasadomañana | 2026-11-27
el miercoles de la semana que viene | 2026-12-02
quiero el viernes 27 a las 3pm por fis | 2026-11-27 15:00
el sábado es mejor | 2026-11-28
lo antes posible | ?
el ultimo sabado del mes a las 11 | 2026-11-28 11:00
el 31 | 2026-12-31
nos vemos el jueves a las 5 | 2026-11-26 17:00
me anotas el sábado a las 9 porfa | 2026-11-28 09:00
qué te parece el lunes a las 11 | 2026-11-30 11:00
para mañana mismo a las 2 | 2026-11-26 14:00
sería para el 5 de dic a las 13 hrs | 2026-12-05 13:00
de preferencia el martes por la tarde | 2026-12-01 12:00-19:00
ocupo para el viernes | 2026-11-27
el mero 24 de diciembre | 2026-12-24
quedamos el viernes, va? a las 6 | 2026-11-27 18:00
el viernes a la 1 y media | 2026-11-27 13:30
a las 7 de la tarde del viernes | 2026-11-27 19:00
viernes, 4 pm, por favor | 2026-11-27 16:00
antes de navidad | ?
el martes o si no el jueves | ?
el 32 de diciembre | ?
la semana que entra el jueves | 2026-12-03
el primer dia de diciembre | 2026-12-01
dentro de tres dias a las 4 | 2026-11-28 16:00
mañana a las 13:00, gracias!! | 2026-11-26 13:00
hoy mismo a las 18:00 | 2026-11-25 18:00
el jueves despues de la 1 | 2026-11-26 13:00-23:59
viernes de 3 a 5 | 2026-11-27 15:00-17:00
no me queda el jueves, puede ser el viernes? | 2026-11-27
puede ser el lunes en vez del martes | ?
hoy no puedo ni mañana, el sábado | 2026-11-28
cualquier viernes | ?
dia 30 de noviembre a las 10 am | 2026-11-30 10:00
oye mira yo digo que el viernes como a las cinco de la tarde | 2026-11-27 17:00
pues yo creo que mañana a las 12 y media | 2026-11-26 12:30
a ver, qué tal el sábado a las 10 | 2026-11-28 10:00
del viernes en ocho a las 4pm | 2026-12-04 16:00
de mañana en quince a las 9 am | 2026-12-10 09:00
el sábado no este, el otro | 2026-12-05
el otro lunes no este | 2026-12-07
el viernes, no este sino el siguiente | 2026-12-04
el 3 a las 5 y cuarto | 2026-12-03 17:15
el dia 10 a las 11:30 | 2026-12-10 11:30
lunes 7 a las 9:30 | 2026-12-07 09:30
el 4 a las 16:15 | 2026-12-04 16:15
el 9 del 12 | 2026-12-09
el 15 del 1 a las 10 | 2027-01-15 10:00
dia 2 del 12 del 2026 | 2026-12-02
srita, para mañana a las 6 porfis | 2026-11-26 18:00
me urge para hoy a las 5 | ?
ya sea jueves o viernes | ?
pasado a las 10 de la mañana | 2026-11-27 10:00
el pasado viernes | 2026-11-20
el vierne a las 3 | 2026-11-27 15:00
el miercole a las 4 | 2026-12-02 16:00
este sabao en la mañana | 2026-11-28 06:00-12:00
el lunes a las 6 pe eme | 2026-11-30 18:00
mañana por ahi de las 4 | 2026-11-26 16:00
el viernes a eso de las once | 2026-11-27 11:00
a las 8 y pico mañana | ?
el martes a primera hora | 2026-12-01 06:00-12:00
mañana saliendo del trabajo | ?
el último día del mes a las 5 | 2026-11-30 17:00
entre semana en la tarde | ?
el fin de semana que viene | ?
por la mañana el viernes | 2026-11-27 06:00-12:00
el 27 a medio día | 2026-11-27 12:00
mañana de 4 a 5 de la tarde | 2026-11-26 16:00-17:00
viernes cinco y veinte | 2026-11-27 17:20
viernes diez y media | 2026-11-27 10:30
el jueves ocho y cuarto de la mañana | 2026-11-26 08:15
`,
  ),
  ...casesOf(
    'AR es',
    `
sábado 28 a las 9 am | 2026-11-28 09:00
el miércoles próximo | 2026-12-02
puedo el lunes después de las 18 | 2026-11-30 18:00-23:59
el lunes 30 tipo 18 | 2026-11-30 18:00
mañana a la mañana tipo 10 | 2026-11-26 10:00
el sábado que viene, 10.30 | 2026-11-28 10:30
el viernes pero a la tarde | 2026-11-27 12:00-19:00
dentro de una semana | 2026-12-02
después de las fiestas | ?
hola! el viernes 27 a las 15 hs puede ser? | 2026-11-27 15:00
me anoto para el sábado a las 10 | 2026-11-28 10:00
el jueves a las 8 y media de la noche | 2026-11-26 20:30
el martes 1ro a las 11hs | 2026-12-01 11:00
nos queda mejor el lunes a la tarde | 2026-11-30 12:00-19:00
dejame el viernes a las 18 | 2026-11-27 18:00
che tenés algo el jueves? | ?
el jueves tipo 4 y media me viene bárbaro | 2026-11-26 16:30
mañana a primera hora | 2026-11-26 06:00-12:00
en el finde no, el lunes | 2026-11-30
el 24 a la mañana | 2026-12-24 06:00-12:00
de 9 a 10 el viernes | 2026-11-27 09:00-10:00
el juev a las 17 | 2026-11-26 17:00
mañana a la noche | 2026-11-26 19:00-23:59
el 8 no que es feriado, el 9 a las 10 | 2026-12-09 10:00
el sábado a la tarde tipo 5 | 2026-11-28 17:00
mañana 8.15 | 2026-11-26 08:15
el martes de la semana que viene a las 20 | 2026-12-01 20:00
dentro de 15 días | 2026-12-10
ponele el viernes a las 19 | 2026-11-27 19:00
podría el jueves después de las 18 | 2026-11-26 18:00-23:59
agendame el martes a las 15 | 2026-12-01 15:00
poneme el jueves 3 a las 17 hs | 2026-12-03 17:00
mañana nomas, a la tarde | 2026-11-26 12:00-19:00
te sirve el viernes a las 10? | 2026-11-27 10:00
el lunes que viene a las 9 | 2026-11-30 09:00
entre las 5 y las 6 del viernes | 2026-11-27 17:00-18:00
voy el sábado al mediodía | 2026-11-28 12:00
dale, el sábado tipo 11 | 2026-11-28 11:00
che, mañana a la tardecita | 2026-11-26 12:00-19:00
podés el lunes a las 17? | 2026-11-30 17:00
pasado a la mañana | 2026-11-27 06:00-12:00
pasado mañana tipo seis y media | 2026-11-27 18:30
el viernes a las cuatro menos diez | 2026-11-27 15:50
el miércoles 2/12 a las 18hs | 2026-12-02 18:00
mañana a las 9 y cuarto hs | 2026-11-26 09:15
el finde que viene | ?
el jueves puede ser 15.30? | 2026-11-26 15:30
el martes no puedo, el miércoles sí | 2026-12-02
en quince días | ?
para el 20 de enero | 2027-01-20
a eso de las 5 mañana | 2026-11-26 17:00
mañana al mediodía | 2026-11-26 12:00
el lunes a última hora | 2026-11-30 19:00-23:59
cuando puedan ustedes | ?
tipo 6 | ?
`,
  ),
  ...casesOf(
    'CO es',
    `
el sábado a las 10 y 15 am | 2026-11-28 10:15
mañana por la mañana a las 8 y media | 2026-11-26 08:30
el otro sábado | ?
de hoy en quince días | 2026-12-09
listo, el jueves a las 4 pm | 2026-11-26 16:00
me sirve el sábado en la mañana | 2026-11-28 06:00-12:00
no puedo el viernes, será el lunes | 2026-11-30
el próximo sábado a las 9 de la mañana | 2026-11-28 09:00
pasado mañana a las 3 y media p.m. | 2026-11-27 15:30
el viernes en la mañanita | 2026-11-27 06:00-12:00
regáleme el jueves a las 2 | 2026-11-26 14:00
el lunes festivo no puedo | ?
para el puente | ?
qué pena con usted, el viernes a las 3 | 2026-11-27 15:00
será que mañana a las 8 am | 2026-11-26 08:00
el jueves de la otra semana | 2026-12-03
el lunes de la otra semana a las 2 | 2026-11-30 14:00
el festivo no, el martes | 2026-12-01
el sábado por la tardecita | 2026-11-28 12:00-19:00
mañana a las 5 y 30 de la tarde | 2026-11-26 17:30
de hoy en ocho días | 2026-12-02
el 8 de diciembre no, mejor el 10 | 2026-12-10
hoy mismito | ?
ahorita a las 4 | 2026-11-25 16:00
el viernes en la nochecita | 2026-11-27 19:00-23:59
a las 7 pm | ?
`,
  ),
  ...casesOf(
    'CL es',
    `
el lunes 7 de diciembre a las 16:00 hrs | 2026-12-07 16:00
mañana a primera hora po | 2026-11-26 06:00-12:00
el sábado no puedo, el domingo tampoco | ?
el viernes a las 3 y cuarto po | 2026-11-27 15:15
ya, el lunes entonces | 2026-11-30
pal sábado a las 11 | 2026-11-28 11:00
el viernes a las 4 y media de la tarde po | 2026-11-27 16:30
el miercoles 2 en la mañana | 2026-12-02 06:00-12:00
mañana en la tarde tipo 6 | 2026-11-26 18:00
sábado 5 de diciembre 11:30 | 2026-12-05 11:30
mañana po, a las 5 | 2026-11-26 17:00
el viernes a las 18:30 hrs po | 2026-11-27 18:30
el savado en la tarde | 2026-11-28 12:00-19:00
para el lunes a mediodía porfa | 2026-11-30 12:00
el 18 de diciembre tipo 4 | 2026-12-18 16:00
pasado mañana en la mañana | 2026-11-27 06:00-12:00
03-12-2026 a las 11 | 2026-12-03 11:00
no puedo ni lunes ni martes | ?
el lunes o el martes nomás | ?
al tiro | ?
`,
  ),
  ...casesOf(
    'PE es',
    `
pasado mañana a las 11 y media | 2026-11-27 11:30
el 12 de dic en la tarde | 2026-12-12 12:00-19:00
cualquier dia despues del 5 | ?
el viernes a las 5 y 15 | 2026-11-27 17:15
pasado mañana en la noche | 2026-11-27 19:00-23:59
este jueves a las 7 pm pe | 2026-11-26 19:00
mañana nomás, a las 3 | 2026-11-26 15:00
el sabado pe, a las 11 am | 2026-11-28 11:00
para el 1 de diciembre a las 10 | 2026-12-01 10:00
el jueves en la tarde nomas | 2026-11-26 12:00-19:00
causa, el viernes a las 6 | 2026-11-27 18:00
el lunes 30 a la una | 2026-11-30 13:00
el primer lunes de diciembre | 2026-12-07
feriado no, el 9 de diciembre | 2026-12-09
cualquier día | ?
`,
  ),
  ...casesOf(
    'ES es',
    `
mejor el martes por la mañana | 2026-12-01 06:00-12:00
a las ocho de la tarde del jueves | 2026-11-26 20:00
el día 1 a las 10 | 2026-12-01 10:00
el viernes a última hora de la tarde | ?
el 28 por la mañana a las 11 | 2026-11-28 11:00
pues el lunes mismo, a las 9 | 2026-11-30 09:00
en Reyes | 2027-01-06
quedamos el lunes a las once y media | 2026-11-30 11:30
el jueves no me va bien, mejor el viernes a las 5 | 2026-11-27 17:00
la primera semana de diciembre | ?
mañana sobre la una | 2026-11-26 13:00
a las 10 de la mañana del lunes | 2026-11-30 10:00
el día de Nochevieja | 2026-12-31
pasado por la mañana | 2026-11-27 06:00-12:00
el sábado que viene no, el siguiente | 2026-12-05
el 2 de enero sobre las 11 | 2027-01-02 11:00
el jueves 26 a las 19:30 | 2026-11-26 19:30
pasado mañana por la tarde | 2026-11-27 12:00-19:00
este finde | ?
el martes a las siete y media de la tarde | 2026-12-01 19:30
me viene bien el miércoles | 2026-12-02
vale, pues el jueves a las 18h | 2026-11-26 18:00
mira, el día 4 a las 10:45 | 2026-12-04 10:45
mañana a las cinco y veinticinco | 2026-11-26 17:25
el viernes a las 6 menos cuarto | 2026-11-27 17:45
el lunes por la mañana, si puede ser | 2026-11-30 06:00-12:00
el próximo martes a las 12:00 | 2026-12-01 12:00
de aquí a una semana | 2026-12-02
el 12 del 12 a las 17:00 | 2026-12-12 17:00
a mediados de diciembre | ?
a partir del lunes | ?
el sábado que no curro | ?
Nochebuena a las 9 de la noche | 2026-12-24 21:00
hoy sobre las 6 | 2026-11-25 18:00
`,
  ),
  ...casesOf(
    'US en',
    `
either day | ?
next week sometime | ?
not sure, maybe friday | ?
friday or saturday at 5 | ?
whenever you open | ?
every tuesday | ?
the 5th or the 6th | ?
weekdays only | ?
friday unless it rains | ?
with Laura on friday | ?
`,
  ),
];
