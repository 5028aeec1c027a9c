import { placedCases, type Case } from './case.ts';

/** Days and times beside words that leave their meaning as it is, and beside words that do not. The same moment and place as in the other sets. */
export const momentsBesideWords: readonly Case[] = placedCases(`
CO es | vecino, el martes a las 10 | 2026-12-01 10:00
MX es | órale, el jueves a las 12 | 2026-11-26 12:00
ES es | anda, el día 4 a las 17:30 | 2026-12-04 17:30
PE es | causita, mañana a las 9 | 2026-11-26 09:00
AR es | che maestro, el viernes a las 6 | 2026-11-27 18:00
US en | alrighty, Tuesday at 2 | 2026-12-01 14:00
GB en | righto, Friday at 11 | 2026-11-27 11:00
MX es | el lunes a las 5, comadre | 2026-11-30 17:00
CO es | el jueves a las 3, veci | 2026-11-26 15:00
US en | Monday at 10, chief | 2026-11-30 10:00
CO es | regálemela para el 9 de diciembre | 2026-12-09
MX es | agéndenmela el 3 de diciembre a las 11 | 2026-12-03 11:00
MX es | dejémoslo para el viernes | 2026-11-27
ES es | resérvamelo el 11 de diciembre | 2026-12-11
CO es | agéndesela para el martes | 2026-12-01
CO es | el lunes no que tengo viaje, póngamela el martes | 2026-12-01
MX es | el 12 no porque es día de la virgen, pásemela al 14 de diciembre | 2026-12-14
US en | umm I guess like Friday at 3 | ?
US en | umm Friday at like 3 | 2026-11-27 15:00
US en | uhh maybe make it the fourth of december at like ten past two | ?
US en | ummm the fourth of december at like half past two | 2026-12-04 14:30
US en | hmmm ok Monday at like 9:30 | 2026-11-30 09:30
US en | errr tomorrow at, like, 4 | 2026-11-26 16:00
MX es | emmm el sábado a las 10 | 2026-11-28 10:00
MX es | el martes primero de diciembre a las once y media de la mañana si me hace usted el favor | 2026-12-01 11:30
CO es | el viernes a las 4 si es tan amable | 2026-11-27 16:00
MX es | el jueves a la 1 si fuera tan amable | 2026-11-26 13:00
CO es | mañana a las 8 si me colabora | 2026-11-26 08:00
US en | Thursday at 5 if you would be so kind | 2026-11-26 17:00
GB en | Monday at noon if it's no bother | 2026-11-30 12:00
US en | Friday at 1 if you don't mind | 2026-11-27 13:00
AR es | 4/12 cinco menos cuarto | 2026-12-04 16:45
AR es | 9/12 cuatro menos veinte | 2026-12-09 15:40
AR es | 11/12 seis y diez | 2026-12-11 18:10
CL es | 3/12 cinco menos diez | 2026-12-03 16:50
AR es | mañana cuatro y diez | 2026-11-26 16:10
ES es | el 2 de diciembre seis menos veinte | 2026-12-02 17:40
CO es | de hoy en dos semanas | 2026-12-09
CO es | de mañana en un mes | 2026-12-26
MX es | de hoy en dos meses | 2027-01-25
MX es | hoy en tres semanas | 2026-12-16
CO es | del viernes en una semana | 2026-12-04
CO es | de hoy en quince | 2026-12-09
MX es | depende, el viernes | ?
MX es | quizás, el viernes | ?
MX es | el viernes, quizás | ?
MX es | el viernes, depende | ?
MX es | el viernes, todavía dudo | ?
US en | Friday, probably | ?
US en | hopefully not, Friday | ?
US en | cancel, Friday at 3 | ?
MX es | cancélemela el viernes | ?
MX es | quítemela del viernes | ?
MX es | bórramelo el lunes | ?
MX es | casi, el viernes | ?
US en | Friday, unless | ?
MX es | el viernes si es que llego | ?
MX es | el viernes si me hace un descuento | ?
US en | Friday if you don't close | ?
MX es | abren, el viernes? | ?
MX es | ni idea, el viernes | ?
US en | no idea, Friday | ?
US en | Friday, twice | ?
US en | Friday, both | ?
MX es | el viernes, mentira | ?
MX es | el viernes, cada mes | ?
MX es | imposible, el viernes | ?
MX es | olvídelo, el viernes | ?
MX es | devuélvamelo el viernes | ?
US en | except, Friday | ?
US en | closed, Friday | ?
US en | you think Friday? | ?
US en | I don't think Friday | ?
US en | I think Friday | 2026-11-27
US en | so yeah I think Monday at 3 | 2026-11-30 15:00
MX es | el viernes, temprano | 2026-11-27 06:00-12:00
`);
