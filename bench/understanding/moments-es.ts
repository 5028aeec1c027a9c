import { casesOf, type Case } from './case.ts';

/** Wednesday, 25 November 2026, 11:00 in Mexico City; open Monday to Saturday from 9 to 19. `?` must be asked back. */
export const spanishMoments: readonly Case[] = [
  ...casesOf(
    'MX es',
    `
mañana 10.30 | 2026-11-26 10:30
viernes a las 4.30 | 2026-11-27 16:30
a las 10.30 | ?
5 de la tarde | ?
el viernes x la mañana | 2026-11-27 06:00-12:00
mañana no puedo, el viernes | 2026-11-27
hoy no, el sábado | 2026-11-28
cualquier día menos el lunes | ?
de hoy en ocho | 2026-12-02
el segundo lunes de diciembre | 2026-12-14
del 3 al 5 de diciembre | ?
1ro de diciembre | 2026-12-01
vie 27 | 2026-11-27
27/nov | 2026-11-27
mañna | 2026-11-26
dentro de un mes | 2026-12-25
12 / 12 | 2026-12-12
29 de febrero | ?
2026-12-24 | 2026-12-24
24/12/2026 | 2026-12-24
24-12-26 | 2026-12-24
24/12 | 2026-12-24
03/02 | 2027-02-03
hoy | 2026-11-25
mañana | 2026-11-26
manana por la mañana | 2026-11-26 06:00-12:00
pasado mañana | 2026-11-27
viernes | 2026-11-27
el próximo viernes | 2026-11-27
el viernes por la mañana | 2026-11-27 06:00-12:00
miércoles | 2026-12-02
Sabado | 2026-11-28
25 de diciembre | 2026-12-25
el 25 de diciembre de 2027 | 2027-12-25
1 de enero | 2027-01-01
primero de marzo | 2027-03-01
3 ene | 2027-01-03
en 3 días | 2026-11-28
dentro de una semana | 2026-12-02
el 30 | 2026-11-30
el 5 | 2026-12-05
31/02/2027 | ?
30 de febrero | ?
cuando puedan | ?
99/99/9999 | ?
mañana a las 5 y media de la tarde | 2026-11-26 17:30
pasado mañana a las 8 de la noche | 2026-11-27 20:00
el viernes entre 10 y 12 | 2026-11-27 10:00-12:00
viernes de 10 a 12 | 2026-11-27 10:00-12:00
lunez | 2026-11-30
el lunes 7 | 2026-12-07
lunes 7 de diciembre a las 9 | 2026-12-07 09:00
lunes 8 de diciembre | ?
treinta y uno de diciembre | 2026-12-31
el treinta y uno | 2026-12-31
ahorita | 2026-11-25
ahorita mismo a las 3 | 2026-11-25 15:00
mañana a las 7 | 2026-11-26 07:00
sabado 28/11 10am | 2026-11-28 10:00
el viernes o el sábado | ?
mañana o pasado | ?
quisiera agendar para el viernes por favor, gracias | 2026-11-27
¿puede ser mañana? | 2026-11-26
¿abren el domingo? | ?
¿tienen lugar mañana? | ?
el viernes porque trabajo | ?
el martes de la próxima semana | 2026-12-01
la próxima semana | ?
el último viernes del mes | 2026-11-27
el 15 del próximo mes | 2026-12-15
fin de semana | ?
navidad | 2026-12-25
mañana a mediodía | 2026-11-26 12:00
el viernes a las cuatro y media | 2026-11-27 16:30
viernes cuarto para las cinco | 2026-11-27 16:45
mañana a las 3 menos cuarto | 2026-11-26 14:45
el viernes después de las 5 | 2026-11-27 17:00-23:59
mañana antes de las 12 | 2026-11-26 00:00-12:00
el lunes, digo el martes | 2026-12-01
no, mejor el viernes | 2026-11-27
mejor el viernes | 2026-11-27
el viernes no | ?
no sé | ?
en 8 días | 2026-12-03
15/03/1990 | 1990-03-15
15 de marzo de 1990 | 1990-03-15
20 de noviembre | ?
mañana viernes | ?
mañana jueves | 2026-11-26
hoy miércoles 25 | 2026-11-25
viernes 27 de noviembre de 2026 a las 16:00 hrs | 2026-11-27 16:00
16h | ?
mañana 16h | 2026-11-26 16:00
mañana 16:00 | 2026-11-26 16:00
mañana 10-12 | 2026-11-26 10:00-12:00
mañana 10 | 2026-11-26 10:00
3 de diciembre 5pm | 2026-12-03 17:00
el viernes 27 por la tarde | 2026-11-27 12:00-19:00
para el sábado a la mañana | 2026-11-28 06:00-12:00
sábado tempranito | 2026-11-28 06:00-12:00
mañana temprano | 2026-11-26 06:00-12:00
el jueves a las ocho de la noche | 2026-11-26 20:00
el jueves que viene | 2026-11-26
el viernes que viene a las 6 de la tarde | 2026-11-27 18:00
este sábado | 2026-11-28
este viernes a las 11 am | 2026-11-27 11:00
de mañana en ocho | 2026-12-03
del viernes en ocho | 2026-12-04
en quince días | ?
en 15 días | 2026-12-10
de hoy en quince | 2026-12-09
en dos semanas | 2026-12-09
dentro de dos meses | 2027-01-25
en un mes | 2026-12-25
en una semana | 2026-12-02
dentro de 10 días | 2026-12-05
primer lunes de enero | 2027-01-04
el tercer jueves de diciembre | 2026-12-17
primer viernes del próximo mes | 2026-12-04
el ultimo domingo de diciembre | 2026-12-27
1º de diciembre | 2026-12-01
1° de enero | 2027-01-01
el 1ero de diciembre | 2026-12-01
el primero de diciembre | 2026-12-01
el dos de diciembre | 2026-12-02
veintiocho de noviembre | 2026-11-28
el veinte de diciembre | 2026-12-20
30/11 | 2026-11-30
30-11 | 2026-11-30
30.11 | 2026-11-30
30-11-2026 | 2026-11-30
30.11.2026 | 2026-11-30
30/11/26 | 2026-11-30
30 nov | 2026-11-30
30 nov 2026 | 2026-11-30
30 de nov | 2026-11-30
nov 30 | 2026-11-30
noviembre 30 | 2026-11-30
30 noviembre a las 3 pm | 2026-11-30 15:00
lun 30 | 2026-11-30
lun. 30 nov. | 2026-11-30
mar 1 dic | 2026-12-01
mié 2 | 2026-12-02
jue 3 dic 10:30 | 2026-12-03 10:30
dom 29 | 2026-11-29
sáb | 2026-11-28
viernez | 2026-11-27
savado | 2026-11-28
miercole | 2026-12-02
juebes | 2026-11-26
bierne | 2026-11-27
martez | 2026-12-01
mañaba | 2026-11-26
manaña | 2026-11-26
pasado mañana en la tarde | 2026-11-27 12:00-19:00
psado mañana | 2026-11-27
domigno | 2026-11-29
dicimbre 5 | 2026-12-05
5 de dicembre | 2026-12-05
5 de nobiembre | ?
diciembre | ?
en diciembre | ?
a finales de diciembre | ?
a mediados de mes | ?
la semana que viene | ?
esta semana | ?
el próximo mes | ?
entre el 3 y el 5 de diciembre | ?
del lunes al miércoles | ?
de lunes a viernes | ?
lunes o martes | ?
lunes y martes | ?
el 3 o el 4 | ?
los viernes | ?
los sábados | ?
cualquier día | ?
cuando quieras | ?
el que sea | ?
no puedo el viernes | ?
el lunes no puedo | ?
ni el lunes ni el martes | ?
el lunes no, el martes sí | 2026-12-01
no el viernes, el sábado | 2026-11-28
no el viernes sino el sábado | 2026-11-28
el viernes no puedo pero el sábado sí | 2026-11-28
mañana no, pasado mañana | 2026-11-27
mañana imposible, el jueves 3 de diciembre | 2026-12-03
mañana no me queda, mejor el lunes | 2026-11-30
el lunes mejor | 2026-11-30
perdón, el martes | 2026-12-01
quise decir el viernes | 2026-11-27
mañana, ah no, el viernes | 2026-11-27
que sea el viernes | 2026-11-27
sería para el viernes 4 de diciembre | 2026-12-04
me gustaría el lunes 30 a las 10 de la mañana | 2026-11-30 10:00
podría ser el martes a las 12:30? | 2026-12-01 12:30
tienen el viernes a las 4? | ?
hola, mañana a las 9 por favor | 2026-11-26 09:00
buenas tardes, para el viernes | 2026-11-27
Buenos días, quiero una cita para mañana | 2026-11-26
a más tardar el viernes | ?
antes del viernes | ?
después del lunes | ?
a partir del lunes | ?
hasta el viernes | ?
ayer | 2026-11-24
hace dos días | ?
8 de la noche | ?
a las 8 | ?
mañana a las 8 am | 2026-11-26 08:00
mañana a las 8:00 a.m. | 2026-11-26 08:00
mañana a las 8 a. m. | 2026-11-26 08:00
mañana 3pm | 2026-11-26 15:00
mañana 3 p.m. | 2026-11-26 15:00
mañana a las 15 | 2026-11-26 15:00
mañana a las 15hs | 2026-11-26 15:00
mañana 15.30 hs | 2026-11-26 15:30
mañana a las 15:30 horas | 2026-11-26 15:30
mañana tipo 5 | 2026-11-26 17:00
mañana como a las 5 | 2026-11-26 17:00
mañana a eso de las 5 | 2026-11-26 17:00
mañana 5 y media | 2026-11-26 17:30
mañana a las seis y cuarto | 2026-11-26 18:15
mañana un cuarto para las seis | 2026-11-26 17:45
mañana 20 para las 6 | 2026-11-26 17:40
mañana a la una | 2026-11-26 13:00
mañana a la 1:15 | 2026-11-26 13:15
mañana a la una y media de la tarde | 2026-11-26 13:30
mañana al mediodía | 2026-11-26 12:00
mañana por la noche | 2026-11-26 19:00-23:59
mañana en la mañana | 2026-11-26 06:00-12:00
mañana por la mañana a las 10 | 2026-11-26 10:00
mañana entre las 10 y las 12 | 2026-11-26 10:00-12:00
mañana de 5 a 7 pm | 2026-11-26 17:00-19:00
mañana de 4 a 6 | 2026-11-26 16:00-18:00
mañana entre 10 y 12 de la mañana | 2026-11-26 10:00-12:00
mañana a partir de las 3 | 2026-11-26 15:00-23:59
mañana a las 5 o a las 6 | ?
el viernes a las 5 o el sábado a las 10 | ?
hoy a las 6 | 2026-11-25 18:00
hoy en la tarde | 2026-11-25 12:00-19:00
hoy en la noche | 2026-11-25 19:00-23:59
esta noche | 2026-11-25 19:00-23:59
esta tarde a las 5 | 2026-11-25 17:00
en 2 horas | 2026-11-25 13:00
en media hora | 2026-11-25 11:30
2 de diciembre de 2026 16:30 | 2026-12-02 16:30
2026-12-02 16:30 | 2026-12-02 16:30
2026-12-02T16:30 | 2026-12-02 16:30
02/12 16:30 | 2026-12-02 16:30
02/12 a las 4 | 2026-12-02 16:00
20 30 | ?
20 | 2026-12-20
el día 20 | 2026-12-20
dia 15 a las 10 | 2026-12-15 10:00
32 | ?
el 31 de noviembre | ?
29/02/2027 | ?
nochebuena | 2026-12-24
año nuevo | 2027-01-01
fin de mes | ?
el último día del mes | 2026-11-30
no | ?
sí | ?
ok | ?
¿cuánto cuesta? | ?
quiero un corte | ?
somos 4 | ?
mesa para 4 mañana | ?
mañana para 4 personas | ?
mañana con Laura | ?
mañana si hay lugar | 2026-11-26
el cumpleaños de mi mamá es el viernes | ?
después de las 5 | ?
lo antes posible | ?
hoy mismo | 2026-11-25
ya | ?
24 de noviembre | ?
15 del próximo mes | 2026-12-15
el 30 de este mes | 2026-11-30
el lunes de la semana que viene | 2026-11-30
el viernes de la próxima semana | 2026-12-04
la próxima semana el viernes | 2026-12-04
viernes de esta semana | 2026-11-27
sábado 5 de diciembre a las 11 y media de la mañana | 2026-12-05 11:30
viernes 5 | ?
el otro viernes | ?
mayo 5 | 2027-05-05
el 10 de mayo | 2027-05-10
quiero ir el sábado en la tarde como a las 4 | 2026-11-28 16:00
el lunes 8 | ?
me sirve el jueves 3 | 2026-12-03
agéndame para el próximo martes a las 11 y cuarto | 2026-12-01 11:15
nos vemos mañana a las cinco | 2026-11-26 17:00
el 7 de diciembre, en la tarde | 2026-12-07 12:00-19:00
diciembre 12 a mediodía | 2026-12-12 12:00
sábado en ocho | 2026-12-05
de este viernes en ocho | 2026-12-04
de aquí a quince días | ?
al rato | ?
más tarde | ?
hoy por la tarde como a las 6 | 2026-11-25 18:00
hoy a las 5 pm | 2026-11-25 17:00
ma;ana | ?
mañana a las 9:30 de la mañana | 2026-11-26 09:30
mañana a las diez y media | 2026-11-26 10:30
el sabado a las doce | 2026-11-28 12:00
pasado a las 4 | 2026-11-27 16:00
pasado mañana a primera hora | 2026-11-27 06:00-12:00
jueves 26 de noviembre a las 16 hrs | 2026-11-26 16:00
26/11/2026 4:30pm | 2026-11-26 16:30
26-11-26 | 2026-11-26
1/12 | 2026-12-01
1-12-2026 | 2026-12-01
el uno de diciembre | 2026-12-01
lunes primero de diciembre | ?
martes primero de diciembre | 2026-12-01
el martes 1 | 2026-12-01
el martes 1 a la 1 | 2026-12-01 13:00
el domingo por la mañana | 2026-11-29 06:00-12:00
el domingo que viene | 2026-11-29
en tres semanas | 2026-12-16
dentro de cinco días | 2026-11-30
a fin de mes | ?
a principios de enero | ?
los lunes | ?
cualquier lunes | ?
el viernes, si se puede a las 3 | 2026-11-27 15:00
puede ser el viernes o el lunes | ?
el viernes y si no el lunes | ?
todos menos el viernes | ?
no puedo ni jueves ni viernes, mejor el sábado | 2026-11-28
el jueves tengo trabajo, el viernes sí puedo | 2026-11-27
mañana ya no, que sea el sábado | 2026-11-28
el sábado no, mejor el lunes a las 10 | 2026-11-30 10:00
quería el viernes pero mejor el sábado | 2026-11-28
viernes... no, sábado | 2026-11-28
creo que el viernes | 2026-11-27
tal vez el viernes | ?
supongo que mañana | ?
ya sea lunes o martes | ?
la primera semana de diciembre | ?
el 31 de febrero | ?
el 0 de diciembre | ?
el 15 | 2026-12-15
quince | 2026-12-15
el día quince de diciembre | 2026-12-15
15 dic | 2026-12-15
15-dic-2026 | 2026-12-15
15/DIC/26 | 2026-12-15
dic. 15 | 2026-12-15
15 de diciembre del 2026 | 2026-12-15
15 de diciembre del año 2027 | 2027-12-15
15 de enero del próximo año | ?
para nochebuena | 2026-12-24
el 24 en la noche | 2026-12-24 19:00-23:59
a las 3 de la tarde del viernes | 2026-11-27 15:00
viernes 3pm | 2026-11-27 15:00
viernes 3 pm porfa | 2026-11-27 15:00
viernes 15:00 | 2026-11-27 15:00
viernes 15h | 2026-11-27 15:00
viernes 15hs | 2026-11-27 15:00
viernes 9 am | 2026-11-27 09:00
viernes de 9 a 11 am | 2026-11-27 09:00-11:00
viernes entre 3 y 5 de la tarde | 2026-11-27 15:00-17:00
el viernes desde las 4 | 2026-11-27 16:00-23:59
el viernes hasta las 12 | 2026-11-27 00:00-12:00
el viernes pasadas las 5 | 2026-11-27 17:00-23:59
el viernes a las 25 | ?
el viernes a las 12 de la noche | 2026-11-27 00:00
el viernes al medio día | 2026-11-27 12:00
quiero cita el viernes para corte | ?
el viernes para dos personas | ?
viernes 27/11 | 2026-11-27
jueves 27/11 | ?
nobiembre 30 | 2026-11-30
sabdo | 2026-11-28
jueve | 2026-11-26
biernes | 2026-11-27
mierkoles | 2026-12-02
pasado manana | 2026-11-27
mañan | 2026-11-26
hoii | ?
hoy x la noche | 2026-11-25 19:00-23:59
hace una semana | ?
el lunes pasado | 2026-11-23
¿qué días tienen? | ?
¿el sábado abren? | ?
¿se puede el sábado? | 2026-11-28
¿hay citas para mañana? | ?
no me acuerdo | ?
cualquiera | ?
lo antes que se pueda | ?
`,
  ),
  ...casesOf(
    'MX es',
    `
el jueves por la tarde, tipo 5 | 2026-11-26 17:00
para el jueves a las 17 | 2026-11-26 17:00
jueves a las 5 de la tardecita | 2026-11-26 17:00
agendar jueves 3 de diciembre, 12:30 pm | 2026-12-03 12:30
el próximo lunes 30 | 2026-11-30
pa mañana | 2026-11-26
pa'l sábado a las 10 | 2026-11-28 10:00
para pasado | 2026-11-27
mañana mismo | 2026-11-26
mañana en la nochecita | 2026-11-26 19:00-23:59
mañana a media mañana | ?
mañana a media tarde | ?
mañana saliendo del trabajo | ?
hoy en la tarde si se puede | 2026-11-25 12:00-19:00
hoy, lo más pronto posible | ?
hoy a las 9 | ?
hoy a las 9 de la mañana | ?
el día de mañana a las 13:00 | 2026-11-26 13:00
el 2 | 2026-12-02
el 2 a las 2 | 2026-12-02 14:00
el 2 o el 3 de diciembre | ?
2 y 3 de diciembre | ?
del 2 al 3 | ?
entre lunes y miércoles | ?
a partir del 2 de diciembre | ?
antes del 15 de diciembre | ?
1 de diciembre a las 6:30 pm | 2026-12-01 18:30
1 dic 6.30pm | 2026-12-01 18:30
sab 28 nov 9am | 2026-11-28 09:00
28 nov, sábado | 2026-11-28
sábado 29 | ?
28/11 17hs | 2026-11-28 17:00
28/11 5 pm | 2026-11-28 17:00
28.11 a las 17.30 | 2026-11-28 17:30
28-11 17:30 | 2026-11-28 17:30
28/11/2026, 17:30 | 2026-11-28 17:30
28 11 2026 | ?
20261128 | ?
el veintiocho | 2026-11-28
el veintiocho de este mes | 2026-11-28
el tres de enero | 2027-01-03
seis de enero del 2027 | 2027-01-06
el cuatro del próximo mes | 2026-12-04
el ultimo sabado de noviembre | 2026-11-28
el primer sábado de diciembre a las 11 | 2026-12-05 11:00
primer sabado de diciembre | 2026-12-05
en dos días | 2026-11-27
de aquí a dos semanas | 2026-12-09
en 1 mes | 2026-12-25
en un par de días | ?
la semana próxima, el martes | 2026-12-01
martes de la semana entrante | 2026-12-01
el martes, no el de esta semana sino el otro | ?
el martes próximo a las 4 | 2026-12-01 16:00
viernes a las dos | 2026-11-27 14:00
viernes dos de la tarde | 2026-11-27 14:00
viernes a las dos y cuarto | 2026-11-27 14:15
viernes cinco y diez | 2026-11-27 17:10
viernes a las cinco menos diez | 2026-11-27 16:50
viernes faltando diez para las cinco | 2026-11-27 16:50
viernes a las 16 y 30 | 2026-11-27 16:30
viernes 1630 | ?
viernes a las 4 en punto | 2026-11-27 16:00
viernes 4ish | 2026-11-27 16:00
sí, el viernes | 2026-11-27
ok viernes | 2026-11-27
bueno, el viernes entonces | 2026-11-27
el viernes está perfecto | 2026-11-27
el viernes me queda bien | 2026-11-27
me queda mejor el viernes | 2026-11-27
el viernes mejor que el jueves | ?
el viernes es mi cumpleaños | ?
no puedo antes del viernes | ?
solo puedo el viernes | 2026-11-27
solo viernes | 2026-11-27
únicamente el viernes por la mañana | 2026-11-27 06:00-12:00
viernes plis | 2026-11-27
viernes 👍 | 2026-11-27
VIERNES | 2026-11-27
Viernes!!! | 2026-11-27
el viernes? | 2026-11-27
día viernes | 2026-11-27
este fin de semana | ?
después | ?
otro día | ?
no tengo fecha | ?
ninguno | ?
`,
  ),
];
