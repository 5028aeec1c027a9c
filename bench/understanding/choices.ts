import { placedCases, type Case } from './case.ts';

/** An answer, the choices that it was given to (in `place`), and the label that it means; several joined by ` + `; `?` must be asked back. `*`: several may be chosen. */
export const choiceCases: readonly Case[] = placedCases(`
Reservar / Cancelar cita | no quiero reservar, quiero cancelar | Cancelar cita
2 personas / 4 personas / 6 personas | 1 | ?
2 personas / 4 personas / 6 personas | 2 | 2 personas
2 personas / 4 personas / 6 personas | somos 4 | 4 personas
2 personas / 4 personas / 6 personas | cuatro | 4 personas
2 personas / 4 personas / 6 personas | la primera | 2 personas
2 personas / 4 personas / 6 personas | 3 | ?
2 personas / 4 personas / 6 personas | 5 personas | ?
10:00 / 11:00 / 12:30 / 13:00 | 1 | ?
10:00 / 11:00 / 12:30 / 13:00 | 3 | ?
10:00 / 11:00 / 12:30 / 13:00 | 10 | 10:00
10:00 / 11:00 / 12:30 / 13:00 | a las 11 | 11:00
10:00 / 11:00 / 12:30 / 13:00 | doce y media | 12:30
10:00 / 11:00 / 12:30 / 13:00 | a la una | 13:00
10:00 / 11:00 / 12:30 / 13:00 | 1 pm | 13:00
10:00 / 11:00 / 12:30 / 13:00 | 12:30 | 12:30
10:00 / 11:00 / 12:30 / 13:00 | la última | 13:00
10:00 / 11:00 / 12:30 / 13:00 | a las 5 | ?
9:00 AM / 2:00 PM | 2 | 2:00 PM
C / C++ / C# | C++ | C++
C / C++ / C# | c++ | C++
C / C++ / C# | c | C
C / C++ / C# | c# | C#
A+ / A- / B+ | a+ | A+
A+ / A- / B+ | A | ?
👍 / 👎 | 👍🏽 | 👍
👍 Bien / 👎 Mal | 👍 | 👍 Bien
👍 Bien / 👎 Mal | bien | 👍 Bien
❤️ / 💔 | ❤ | ❤️
Sí / No | claro | Sí
Sí / No | nel | No
Sí / No | claro que no | No
Sí / No | no gracias | No
Sí / No | siii | Sí
Sí / No | dale | Sí
Sí / No | no sé | ?
Sí / No | sí y no | ?
Sí / No | 👍 | Sí
Sí, quiero cita / No por ahora | va | Sí, quiero cita
Sí, quiero cita / No por ahora | ahora no | No por ahora
SI / Si | Si | Si
SI / Si | SI | SI
SI / Si | si | ?
Alergia a nueces / Ninguna | ninguna | Ninguna
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | corte | Corte
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | CORTE Y BARBA | Corte y barba
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | tinet | Tinte
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | tintte | Tinte
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | agendar cita | 📅 Agendar una cita
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | quiero agendar una cita por favor | 📅 Agendar una cita
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | quiero corte y barba | Corte y barba
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | si | Sí, claro
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | sí claro | Sí, claro
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | 1 | Corte
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | 2. | Tinte
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | opción 3 | Corte y barba
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | la segunda | Tinte
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | the first one | Corte
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | 9 | ?
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | 0 | ?
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | ¿cuánto cuesta el corte? | ?
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | cuanto cuesta el tinte | ?
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | pedicura | ?
Corte / Tinte / Corte y barba / 📅 Agendar una cita / Sí, claro | 💥 | ?
Corte dama / Corte caballero | corte | ?
Corte dama / Corte caballero | dama | Corte dama
Corte dama / Corte caballero | el de caballero | Corte caballero
Corte dama / Corte caballero | corte de hombre | ?
Agendar cita / Cambiar o cancelar mi cita / Precios | necesito cambiar mi cita | Cambiar o cancelar mi cita
Agendar cita / Cambiar o cancelar mi cita / Precios | quiero cancelar | Cambiar o cancelar mi cita
Agendar cita / Cambiar o cancelar mi cita / Precios | cita | ?
Agendar cita / Cambiar o cancelar mi cita / Precios | agendar | Agendar cita
Agendar cita / Cambiar o cancelar mi cita / Precios | precio | Precios
Agendar cita / Cambiar o cancelar mi cita / Precios | ninguna de esas | ?
Agendar cita / Cambiar o cancelar mi cita / Precios | no quiero agendar | ?
Agendar cita / Cambiar o cancelar mi cita / Precios | agendar no, precios | Precios
Agendar cita / Cambiar o cancelar mi cita / Precios | no agendar sino cancelar | Cambiar o cancelar mi cita
Efectivo / Tarjeta / Transferencia | con tarjeta | Tarjeta
Efectivo / Tarjeta / Transferencia | tarjeta de crédito | Tarjeta
Efectivo / Tarjeta / Transferencia | efectivo o tarjeta | ?
Efectivo / Tarjeta / Transferencia | trasferencia | Transferencia
Efectivo / Tarjeta / Transferencia | todo menos efectivo | ?
Efectivo / Tarjeta / Transferencia | la más rápida | ?
Efectivo / Tarjeta / Transferencia | sin tarjeta | ?
Corte corto / Corte largo | el más corto | ?
Básico / Premium / Oro | el más caro | ?
Básico / Premium / Oro | el premium | Premium
Básico / Premium / Oro | basico porfa | Básico
Básico / Premium / Oro | ambos | ?
*Corte / Tinte / Barba | corte y tinte | Corte + Tinte
*Corte / Tinte / Barba | 1, 3 | Corte + Barba
*Corte / Tinte / Barba | 1 y 3 | Corte + Barba
*Corte / Tinte / Barba | todo menos tinte | Corte + Barba
*Corte / Tinte / Barba | todos | Corte + Tinte + Barba
*Corte / Tinte / Barba | quiero corte, tinte y barba | Corte + Tinte + Barba
*Corte / Tinte / Barba | tinte | Tinte
*Corte / Tinte / Barba / Corte y barba | corte y barba | Corte y barba
*Corte / Tinte / Barba | corte o tinte | ?
Hombre / Mujer | hombre | Hombre
Hombre / Mujer | nombre | ?
Sin alcohol / Con alcohol | sin alcohol | Sin alcohol
Sin alcohol / Con alcohol | con | Con alcohol
Mañana / Tarde / Noche | en la tarde | Tarde
Mañana / Tarde / Noche | por la mañana | Mañana
Mañana / Tarde / Noche | de noche | Noche
Chica / Mediana / Grande | la grande | Grande
Chica / Mediana / Grande | mediana por favor | Mediana
Chica / Mediana / Grande | la chica no, la grande | Grande
1 noche / 2 noches / 3 noches | 3 | 3 noches
1 noche / 2 noches / 3 noches | dos noches | 2 noches
Uñas / Pestañas | unas | Uñas
Book a table / Cancel a booking / Menu | I want to cancel my booking | Cancel a booking
Book a table / Cancel a booking / Menu | book | Book a table
Book a table / Cancel a booking / Menu | the menu please | Menu
Book a table / Cancel a booking / Menu | the second one | Cancel a booking
Book a table / Cancel a booking / Menu | not the menu, a table | Book a table
Yes / No | yep | Yes
Yes / No | not really | No
Yes / No | maybe | ?
Quiero agendar / Tengo una duda / Hablar con alguien | duda | Tengo una duda
Quiero agendar / Tengo una duda / Hablar con alguien | tengo una pregunta | ?
Quiero agendar / Tengo una duda / Hablar con alguien | hablar con una persona | Hablar con alguien
Corte de cabello / Manicure / Pedicure / Tinte | manicura | Manicure
Corte de cabello / Manicure / Pedicure / Tinte | corte | Corte de cabello
Corte de cabello / Manicure / Pedicure / Tinte | cortarme el cabello | Corte de cabello
Corte de cabello / Manicure / Pedicure / Tinte | manicure y pedicure | ?
Corte de cabello / Manicure / Pedicure / Tinte | no sé todavía | ?
Corte de cabello / Manicure / Pedicure / Tinte | el 4 | Tinte
Corte de cabello / Manicure / Pedicure / Tinte | tinte para mi hija | Tinte
Corte de cabello / Manicure / Pedicure / Tinte | me da igual | ?
Corte de cabello / Manicure / Pedicure / Tinte | número 2 por favor | Manicure
Corte de cabello / Manicure / Pedicure / Tinte | la penúltima | ?
Corte de cabello / Manicure / Pedicure / Tinte | todas | ?
Corte de cabello / Manicure / Pedicure / Tinte | la tercera opción | Pedicure
Lunes / Martes / Miércoles | el miercoles | Miércoles
Lunes / Martes / Miércoles | no puedo el lunes, el martes | Martes
Lunes / Martes / Miércoles | ni lunes ni martes | ?
Lunes / Martes / Miércoles | lunez | Lunes
Lunes / Martes / Miércoles | jueves | ?
S / M / L / XL | xl | XL
S / M / L / XL | m | M
S / M / L / XL | talla l | L
S / M / L / XL | mediana | ?
$100 / $200 / $500 | 200 | $200
$100 / $200 / $500 | doscientos | $200
$100 / $200 / $500 | 2 | ?
De 1 a 5 / De 6 a 10 / Más de 10 | más de 10 | Más de 10
De 1 a 5 / De 6 a 10 / Más de 10 | de 6 a 10 | De 6 a 10
Hoy / Mañana / Otro día | otro | Otro día
Hoy / Mañana / Otro día | mañana | Mañana
Hoy / Mañana / Otro día | mñana | Mañana
Hoy / Mañana / Otro día | otro dia porfa | Otro día
Sí / No / No estoy seguro | no estoy seguro | No estoy seguro
Sí / No / No estoy seguro | sí | Sí
Sí / No / No estoy seguro | no | No
Sí / No / No estoy seguro | nop | ?
Acepto / No acepto | acepto | Acepto
Acepto / No acepto | sí | Acepto
Acepto / No acepto | no | No acepto
Acepto / No acepto | no acepto | No acepto
Confirmar / Cancelar | sí | Confirmar
Confirmar / Cancelar | confirmo | Confirmar
Confirmar / Cancelar | no, cancelar | Cancelar
Recoger en tienda / Envío a domicilio | a domicilio | Envío a domicilio
Recoger en tienda / Envío a domicilio | envio | Envío a domicilio
Recoger en tienda / Envío a domicilio | lo recojo | Recoger en tienda
Recoger en tienda / Envío a domicilio | que me lo envíen | Envío a domicilio
Recoger en tienda / Envío a domicilio | paso a recogerlo | Recoger en tienda
Inglés / Francés / Alemán | frances | Francés
Inglés / Francés / Alemán | ingles no, frances | Francés
Inglés / Francés / Alemán | 3ro | Alemán
Inglés / Francés / Alemán | italiano | ?
1 / 2 / 3 | 2 | 2
1 / 2 / 3 | dos | 2
10 / 20 / 30 | 2 | ?
10 / 20 / 30 | 20 | 20
Sala A / Sala B | a | Sala A
Sala A / Sala B | la b | Sala B
Sala A / Sala B | sala b por favor | Sala B
9:00 / 9:30 / 10:00 | 9 | 9:00
9:00 / 9:30 / 10:00 | nueve y media | 9:30
9:00 / 9:30 / 10:00 | 930 | 9:30
9:00 / 9:30 / 10:00 | la primera | 9:00
9:00 / 9:30 / 10:00 | la más temprana | 9:00
4:00 PM / 5:00 PM / 6:00 PM | 5 | 5:00 PM
4:00 PM / 5:00 PM / 6:00 PM | 5 de la tarde | 5:00 PM
4:00 PM / 5:00 PM / 6:00 PM | 17:00 | 5:00 PM
4:00 PM / 5:00 PM / 6:00 PM | 4 o 5 | ?
*Gluten / Lácteos / Nueces | gluten y nueces | Gluten + Nueces
*Gluten / Lácteos / Nueces | lacteos, nueces | Lácteos + Nueces
*Gluten / Lácteos / Nueces | todo | Gluten + Lácteos + Nueces
*Gluten / Lácteos / Nueces | todo menos gluten | Lácteos + Nueces
*Gluten / Lácteos / Nueces | ninguno | ?
*Gluten / Lácteos / Nueces | la 1 y la 2 | Gluten + Lácteos
*Gluten / Lácteos / Nueces | gluten pero no nueces | Gluten
*Gluten / Lácteos / Nueces | gluten y pescado | ?
🍕 Pizza / 🍔 Hamburguesa / 🥗 Ensalada | 🍕 | 🍕 Pizza
🍕 Pizza / 🍔 Hamburguesa / 🥗 Ensalada | hamburgesa | 🍔 Hamburguesa
🍕 Pizza / 🍔 Hamburguesa / 🥗 Ensalada | 2️⃣ | 🍔 Hamburguesa
🍕 Pizza / 🍔 Hamburguesa / 🥗 Ensalada | 🍣 | ?
🍕 Pizza / 🍔 Hamburguesa / 🥗 Ensalada | una pizza | 🍕 Pizza
Cash / Card | by card | Card
Cash / Card | not cash, card | Card
Cash / Card | anything but cash | Card
Cash / Card | cash or card | ?
Agendar cita / Ver precios / Ubicación | quiero saber los precios | Ver precios
Agendar cita / Ver precios / Ubicación | donde están ubicados | ?
Agendar cita / Ver precios / Ubicación | ubicasion | Ubicación
Agendar cita / Ver precios / Ubicación | me gustaría agendar | Agendar cita
Agendar cita / Ver precios / Ubicación | primero | Agendar cita
Agendar cita / Ver precios / Ubicación | el último | Ubicación
Agendar cita / Ver precios / Ubicación | la 2 | Ver precios
Agendar cita / Ver precios / Ubicación | opcion dos | Ver precios
Agendar cita / Ver precios / Ubicación | ninguna | ?
Agendar cita / Ver precios / Ubicación | nada gracias | ?
Agendar cita / Ver precios / Ubicación | precios y ubicación | ?
Agendar cita / Ver precios / Ubicación | cualquiera | ?
Agendar cita / Ver precios / Ubicación | no quiero ver precios | ?
Agendar cita / Ver precios / Ubicación | no precios, ubicación | Ubicación
Corte / Color / Peinado | cortes | Corte
Corte / Color / Peinado | un corte de pelo | Corte
Corte / Color / Peinado | peinarme | Peinado
Corte / Color / Peinado | color no | ?
Corte / Color / Peinado | todo menos color | ?
Corte / Color / Peinado | corte y color | ?
Corte / Color / Peinado | corte, digo color | Color
Corte / Color / Peinado | el más barato | ?
Corte / Color / Peinado | 4 | ?
Corte / Color / Peinado | #2 | Color
Corte / Color / Peinado | 3) | Peinado
Corte / Color / Peinado | C | ?
1 a 2 personas / 3 a 4 personas / 5 o más | 3 a 4 | 3 a 4 personas
1 a 2 personas / 3 a 4 personas / 5 o más | 2 | ?
1 a 2 personas / 3 a 4 personas / 5 o más | 5 o más | 5 o más
08:00 / 09:00 / 10:00 / 16:00 | 4 | 16:00
08:00 / 09:00 / 10:00 / 16:00 | a las 4 de la tarde | 16:00
08:00 / 09:00 / 10:00 / 16:00 | 8 am | 08:00
08:00 / 09:00 / 10:00 / 16:00 | 8 pm | ?
08:00 / 09:00 / 10:00 / 16:00 | 2 | ?
08:00 / 09:00 / 10:00 / 16:00 | la segunda | 09:00
08:00 / 09:00 / 10:00 / 16:00 | nueve | 09:00
08:00 / 09:00 / 10:00 / 16:00 | 10:00 por favor | 10:00
30 min / 60 min / 90 min | 60 | 60 min
30 min / 60 min / 90 min | 60 minutos | 60 min
30 min / 60 min / 90 min | una hora | 60 min
30 min / 60 min / 90 min | 2 | ?
$500 / $1,000 / $2,000 | 1000 | $1,000
$500 / $1,000 / $2,000 | mil | $1,000
$500 / $1,000 / $2,000 | 1,000 | $1,000
$500 / $1,000 / $2,000 | 500 pesos | $500
A / B / AB / O | ab | AB
A / B / AB / O | o | O
A / B / AB / O | tipo a | A
O+ / O- / A+ / A- | O- | O-
O+ / O- / A+ / A- | o+ | O+
O+ / O- / A+ / A- | o | ?
O+ / O- / A+ / A- | o positivo | ?
😀 / 😐 / 😞 | 😞 | 😞
👩 Mujer / 👨 Hombre | 👩🏽 | 👩 Mujer
👩 Mujer / 👨 Hombre | mujer | 👩 Mujer
Ahora / Más tarde | mas tarde | Más tarde
Ahora / Más tarde | luego | ?
Sí / No | sí quiero | Sí
Sí / No | para nada | No
Sí / No | por qué? | ?
Sí / No | no sé qué decir | ?
Sí / No | 1 | Sí
Sí / No | 2 | No
Sí / No / Tal vez | tal vez | Tal vez
Sí, confirmo / Cambiar la hora / Cancelar | sí | Sí, confirmo
Sí, confirmo / Cambiar la hora / Cancelar | no | ?
Sí, confirmo / Cambiar la hora / Cancelar | no, cambiar | Cambiar la hora
Sí, confirmo / Cambiar la hora / Cancelar | cambiarla | Cambiar la hora
Sí, confirmo / Cambiar la hora / Cancelar | cancélala | Cancelar
Centro / Norte / Sur | la del centro | Centro
Centro / Norte / Sur | sucursal norte | Norte
Centro / Norte / Sur | norte o sur | ?
Centro / Norte / Sur | nrte | Norte
Vegano / Vegetariano / Sin restricciones | vegetariana | Vegetariano
Vegano / Vegetariano / Sin restricciones | vegana | Vegano
Vegano / Vegetariano / Sin restricciones | sin restricciones | Sin restricciones
Vegano / Vegetariano / Sin restricciones | no tengo restricciones | Sin restricciones
Vegano / Vegetariano / Sin restricciones | soy vegano | Vegano
Vegano / Vegetariano / Sin restricciones | no soy vegano | ?
*Lunes / Martes / Miércoles | lunes y miércoles | Lunes + Miércoles
*Lunes / Martes / Miércoles | todos los días | ?
*Lunes / Martes / Miércoles | lunes, martes | Lunes + Martes
*Lunes / Martes / Miércoles | todos menos el lunes | Martes + Miércoles
*Lunes / Martes / Miércoles | los dos primeros | Lunes + Martes
*Lunes / Martes / Miércoles | lunes o martes | ?
*Lunes / Martes / Miércoles | 1,2,3 | Lunes + Martes + Miércoles
Haircut / Color / Beard trim | haircut please | Haircut
Haircut / Color / Beard trim | I'd like a beard trim | Beard trim
Haircut / Color / Beard trim | trim my beard | Beard trim
Haircut / Color / Beard trim | color or haircut | ?
Haircut / Color / Beard trim | hair cut | Haircut
Haircut / Color / Beard trim | not a haircut | ?
Haircut / Color / Beard trim | number two | Color
Haircut / Color / Beard trim | last one | Beard trim
Haircut / Color / Beard trim | cheapest | ?
Haircut / Color / Beard trim | colour | Color
Consulta general / Limpieza dental / Urgencia | una limpieza | Limpieza dental
Consulta general / Limpieza dental / Urgencia | limpieza por favor | Limpieza dental
Consulta general / Limpieza dental / Urgencia | consulta | Consulta general
Consulta general / Limpieza dental / Urgencia | es una urgencia | Urgencia
Consulta general / Limpieza dental / Urgencia | no es urgencia | ?
Consulta general / Limpieza dental / Urgencia | limpiesa dental | Limpieza dental
Consulta general / Limpieza dental / Urgencia | me duele una muela | ?
Consulta general / Limpieza dental / Urgencia | la 3 | Urgencia
Consulta general / Limpieza dental / Urgencia | tercera | Urgencia
Consulta general / Limpieza dental / Urgencia | dame la segunda porfa | Limpieza dental
Consulta general / Limpieza dental / Urgencia | consulta y limpieza | ?
Primaria / Secundaria / Bachillerato | secundaria | Secundaria
Primaria / Secundaria / Bachillerato | prepa | ?
Primaria / Secundaria / Bachillerato | primaria o secundaria | ?
Primaria / Secundaria / Bachillerato | primera | Primaria
Primaria / Secundaria / Bachillerato | segundo | Secundaria
Mensual / Trimestral / Anual | mensualidad | Mensual
Mensual / Trimestral / Anual | el anual | Anual
Mensual / Trimestral / Anual | al año | Anual
Mensual / Trimestral / Anual | el plan mensual | Mensual
Mensual / Trimestral / Anual | ni mensual ni anual | ?
Mensual / Trimestral / Anual | 1 | Mensual
Mensual / Trimestral / Anual | uno | Mensual
Renta / Venta | quiero rentar | Renta
Renta / Venta | comprar | ?
Renta / Venta | en venta | Venta
Renta / Venta | renta no, venta | Venta
1 recámara / 2 recámaras / 3 recámaras | dos | 2 recámaras
1 recámara / 2 recámaras / 3 recámaras | de 3 | 3 recámaras
1 recámara / 2 recámaras / 3 recámaras | 2 o 3 | ?
1 recámara / 2 recámaras / 3 recámaras | cuatro | ?
1 recámara / 2 recámaras / 3 recámaras | tres recamaras | 3 recámaras
Lun 30 / Mar 1 / Mié 2 | martes | ?
Lun 30 / Mar 1 / Mié 2 | el 1 | Mar 1
Lun 30 / Mar 1 / Mié 2 | mar 1 | Mar 1
10:00 AM / 11:30 AM / 4:00 PM | 4 pm | 4:00 PM
10:00 AM / 11:30 AM / 4:00 PM | 4 | 4:00 PM
10:00 AM / 11:30 AM / 4:00 PM | once y media | 11:30 AM
10:00 AM / 11:30 AM / 4:00 PM | 11 | ?
10:00 AM / 11:30 AM / 4:00 PM | en la tarde | 4:00 PM
10:00 AM / 11:30 AM / 4:00 PM | a las diez | 10:00 AM
Excelente / Bueno / Regular / Malo | buenísimo | ?
Excelente / Bueno / Regular / Malo | bueno | Bueno
Excelente / Bueno / Regular / Malo | muy malo | Malo
Excelente / Bueno / Regular / Malo | regular | Regular
Excelente / Bueno / Regular / Malo | ni bueno ni malo | ?
Excelente / Bueno / Regular / Malo | exelente | Excelente
Sí, soy cliente / No, es mi primera vez | es mi primera vez | No, es mi primera vez
Sí, soy cliente / No, es mi primera vez | sí | Sí, soy cliente
Sí, soy cliente / No, es mi primera vez | soy cliente | Sí, soy cliente
Sí, soy cliente / No, es mi primera vez | no soy cliente | No, es mi primera vez
Sí, soy cliente / No, es mi primera vez | primera vez | No, es mi primera vez
WhatsApp / Llamada / Correo | por whats | WhatsApp
WhatsApp / Llamada / Correo | whatsapp | WhatsApp
WhatsApp / Llamada / Correo | wasap | ?
WhatsApp / Llamada / Correo | por correo | Correo
WhatsApp / Llamada / Correo | correo electrónico | Correo
WhatsApp / Llamada / Correo | llámame | ?
WhatsApp / Llamada / Correo | por llamada mejor | Llamada
WhatsApp / Llamada / Correo | no me llamen | ?
*Sala / Comedor / Cocina | sala y cocina | Sala + Cocina
*Sala / Comedor / Cocina | la sala, el comedor y la cocina | Sala + Comedor + Cocina
*Sala / Comedor / Cocina | todo | Sala + Comedor + Cocina
*Sala / Comedor / Cocina | 2 y 3 | Comedor + Cocina
*Sala / Comedor / Cocina | la primera y la última | Sala + Cocina
*Sala / Comedor / Cocina | todo excepto la sala | Comedor + Cocina
*Sala / Comedor / Cocina | sala no, cocina | Cocina
*Sala / Comedor / Cocina | no sé | ?
Small / Medium / Large | a large one | Large
Small / Medium / Large | med | Medium
Small / Medium / Large | the biggest | Large
Small / Medium / Large | not small | ?
Small / Medium / Large | either | ?
Small / Medium / Large | second | Medium
`);
