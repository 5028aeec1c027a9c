import { placedCases, type Case } from './case.ts';

/**
 * Choices said by another form of their words (diminutives, verbs, gender), by a length of time in other units, by a number within a
 * range, by days within a group, by size or price, or by ruling out all others. Written as in `choices.ts`.
 */
export const choicesInOtherForms: readonly Case[] = placedCases(`
Corte / Tinte / Peinado | quiero teñirme | Tinte
Corte / Tinte / Peinado | me quiero teñir el pelo | Tinte
Corte / Tinte / Peinado | vengo a cortarme el cabello | Corte
Corte / Tinte / Peinado | que me corten el pelo | Corte
Corte / Tinte / Peinado | un cortecito | Corte
Corte / Tinte / Peinado | pa peinarme, tengo boda | Peinado
Corte / Tinte / Peinado | un tintecito | Tinte
Corte / Tinte / Peinado | necesito que me peinen para una fiesta | Peinado
Depilación / Maquillaje / Masaje | quiero depilarme | Depilación
Depilación / Maquillaje / Masaje | que me maquillen | Maquillaje
Depilación / Maquillaje / Masaje | unos masajitos | Masaje
Depilación / Maquillaje / Masaje | me duele la espalda, quiero que me masajeen | Masaje
Depilación / Maquillaje / Masaje | para maquillarme | Maquillaje
Limpieza dental / Ortodoncia / Blanqueamiento | blanquearme los dientes | Blanqueamiento
Limpieza dental / Ortodoncia / Blanqueamiento | lo del ortodoncista | Ortodoncia
Limpieza dental / Ortodoncia / Blanqueamiento | una limpieza | Limpieza dental
Comprar / Vender / Rentar | quiero una casa en renta | Rentar
Comprar / Vender / Rentar | es una compra | Comprar
Comprar / Vender / Rentar | la venta de mi depa | Vender
Comprar / Vender / Rentar | ando queriendo comprarme algo | Comprar
Comprar / Vender / Rentar | quiero que vendan mi casa | Vender
Comprar / Vender / Rentar | rentarla | Rentar
Comprar / Vender / Rentar | vendo | Vender
Comprar / Vender / Rentar | me la quiero comprar | Comprar
Pechuga / Pierna / Ala | alitas | Ala
Pechuga / Pierna / Ala | la pechuguita | Pechuga
Pechuga / Pierna / Ala | piernitas | Pierna
Café / Té / Agua | un cafecito | Café
Café / Té / Agua | tecito | Té
Café / Té / Agua | agüita | Agua
Café / Té / Agua | nomás agua | Agua
Perro / Gato / Ave | una perrita | Perro
Perro / Gato / Ave | es perra | Perro
Perro / Gato / Ave | mi gatita | Gato
Perro / Gato / Ave | son dos gatos | Gato
Doctor / Doctora / Me da igual | con una doctora | Doctora
Doctor / Doctora / Me da igual | con quien sea | Me da igual
Niño / Niña / Adulto | es para mi niña | Niña
Niño / Niña / Adulto | para mi hijo de 5 años, niño | Niño
Niño / Niña / Adulto | adultos | Adulto
Soltero / Casado / Divorciado | soltera | Soltero
Soltero / Casado / Divorciado | estoy casada | Casado
Soltero / Casado / Divorciado | divorciada | Divorciado
Soltero / Casado / Divorciado | me divorcié | Divorciado
Desayuno / Comida / Cena | queremos desayunar | Desayuno
Desayuno / Comida / Cena | a cenar | Cena
Desayuno / Comida / Cena | para la hora de la cena | Cena
Desayuno / Comida / Cena | vamos a comer | Comida
Desayuno / Comida / Cena | desayunamos | Desayuno
Con hielo / Sin hielo | sin | Sin hielo
Con hielo / Sin hielo | que no traiga hielo | Sin hielo
Con hielo / Sin hielo | con hielito | Con hielo
Con hielo / Sin hielo | no quiero hielo | Sin hielo
Terraza / Interior / Barra | en la terracita | Terraza
Terraza / Interior / Barra | todo menos la barra y la terraza | Interior
Terraza / Interior / Barra | la que no sea barra ni terraza | Interior
Efectivo / Tarjeta | no traigo efectivo | ?
Efectivo / Tarjeta | pagaré con la tarjeta | Tarjeta
Efectivo / Tarjeta | en efe | Efectivo
Efectivo / Tarjeta | tarjetazo | Tarjeta
Básico $450 / Completo $650 / Anual $5900 | el baratito | Básico $450
Básico $450 / Completo $650 / Anual $5900 | el económico | Básico $450
Básico $450 / Completo $650 / Anual $5900 | el que cuesta 650 | Completo $650
Básico $450 / Completo $650 / Anual $5900 | el de seiscientos cincuenta | Completo $650
Básico $450 / Completo $650 / Anual $5900 | el más económico que tengas | Básico $450
Básico $450 / Completo $650 / Anual $5900 | the cheapest one you have | Básico $450
Básico $450 / Completo $650 / Anual $5900 | el de menor precio | Básico $450
Básico $450 / Completo $650 / Anual $5900 | el que menos cueste | Básico $450
Básico $450 / Completo $650 / Anual $5900 | el de en medio | Completo $650
Básico $450 / Completo $650 / Anual $5900 | el segundo más caro | ?
Chica / Mediana / Grande | tamaño grande | Grande
Chica / Mediana / Grande | la chiquita | Chica
Chica / Mediana / Grande | el tamaño más pequeño | Chica
Chica / Mediana / Grande | la grandota | Grande
Chica / Mediana / Grande | la mayor | Grande
Chica / Mediana / Grande | pequeña | Chica
Chica / Mediana / Grande | medianita | Mediana
15 minutos / 30 minutos / 60 minutos | media hora | 30 minutos
15 minutos / 30 minutos / 60 minutos | una hora | 60 minutos
15 minutos / 30 minutos / 60 minutos | un cuarto de hora | 15 minutos
15 minutos / 30 minutos / 60 minutos | la más larga | 60 minutos
15 minutos / 30 minutos / 60 minutos | la más corta | 15 minutos
15 minutos / 30 minutos / 60 minutos | el de 30 | 30 minutos
1 mes / 6 meses / 12 meses | un año | 12 meses
1 mes / 6 meses / 12 meses | medio año | 6 meses
1 mes / 6 meses / 12 meses | mensual | 1 mes
1 mes / 6 meses / 12 meses | el más largo | 12 meses
Mensual / Semestral / Anual | por mes | Mensual
Mensual / Semestral / Anual | un año | Anual
Mensual / Semestral / Anual | cada mes | Mensual
Mensual / Semestral / Anual | el del año completo | Anual
Mensual / Trimestral / Anual | tres meses | Trimestral
8:30 / 10:00 / 16:00 | 8 y media | 8:30
8:30 / 10:00 / 16:00 | ocho treinta | 8:30
8:30 / 10:00 / 16:00 | a las 4 de la tarde | 16:00
8:30 / 10:00 / 16:00 | las 8:30 | 8:30
8:30 / 10:00 / 16:00 | 8.30 | 8:30
8:30 / 10:00 / 16:00 | 830 | 8:30
8:30 / 10:00 / 16:00 | en la tarde | 16:00
8:30 / 10:00 / 16:00 | a primera hora | 8:30
8:30 / 10:00 / 16:00 | lo más tarde | 16:00
8:30 / 10:00 / 16:00 | la de la tarde | 16:00
8:30 / 10:00 / 16:00 | tempranito | 8:30
8:30 / 10:00 / 16:00 | a mediodía | ?
Hoy / Mañana / Otro día | hoy mismo | Hoy
Hoy / Mañana / Otro día | ahorita | ?
Hoy / Mañana / Otro día | mejor mañana | Mañana
Hoy / Mañana / Otro día | otro | Otro día
Hoy / Mañana / Otro día | cualquier otro día | Otro día
Hoy / Mañana / Otro día | hoy no puedo, mañana | Mañana
Hoy / Mañana / Otro día | ni hoy ni mañana | Otro día
Lunes a viernes / Fin de semana | sábado | Fin de semana
Lunes a viernes / Fin de semana | el finde | Fin de semana
Lunes a viernes / Fin de semana | entre semana | Lunes a viernes
Lunes a viernes / Fin de semana | el martes | Lunes a viernes
Menos de 10 / 10 a 20 / Más de 20 | 15 | 10 a 20
Menos de 10 / 10 a 20 / Más de 20 | somos 8 | Menos de 10
Menos de 10 / 10 a 20 / Más de 20 | 25 | Más de 20
Menos de 10 / 10 a 20 / Más de 20 | como unas treinta personas | Más de 20
Menos de 10 / 10 a 20 / Más de 20 | 20 | 10 a 20
Sucursal Norte / Sucursal Sur / Sucursal Centro | la norteña | ?
Sucursal Norte / Sucursal Sur / Sucursal Centro | la que está en el centro | Sucursal Centro
Sucursal Norte / Sucursal Sur / Sucursal Centro | sur | Sucursal Sur
Sucursal Norte / Sucursal Sur / Sucursal Centro | la número dos | Sucursal Sur
Sucursal Norte / Sucursal Sur / Sucursal Centro | la 3era | Sucursal Centro
Sucursal Norte / Sucursal Sur / Sucursal Centro | la segunda, la del sur | Sucursal Sur
Sucursal Norte / Sucursal Sur / Sucursal Centro | la primera de la lista | Sucursal Norte
Sucursal Norte / Sucursal Sur / Sucursal Centro | la de hasta abajo | Sucursal Centro
Sucursal Norte / Sucursal Sur / Sucursal Centro | la de arriba | Sucursal Norte
Sucursal Norte / Sucursal Sur / Sucursal Centro | 2da opcion porfa | Sucursal Sur
Agendar cita / Precios / Ubicación / Hablar con alguien | kiero una sita | Agendar cita
Agendar cita / Precios / Ubicación / Hablar con alguien | quiero una sita porfavor | Agendar cita
Agendar cita / Precios / Ubicación / Hablar con alguien | presios | Precios
Agendar cita / Precios / Ubicación / Hablar con alguien | pa agendar | Agendar cita
Agendar cita / Precios / Ubicación / Hablar con alguien | vengo por una cita | Agendar cita
Agendar cita / Precios / Ubicación / Hablar con alguien | con alguien | Hablar con alguien
Agendar cita / Precios / Ubicación / Hablar con alguien | ubikcion | Ubicación
Agendar cita / Precios / Ubicación / Hablar con alguien | ajendar | Agendar cita
Reservar mesa / Ver el menú / Pedir a domicilio | una reserva | Reservar mesa
Frenos / Aceite / Llantas / Otro | se me ponchó una llanta | Llantas
Frenos / Aceite / Llantas / Otro | cambio de aceite | Aceite
Frenos / Aceite / Llantas / Otro | tira aceite | Aceite
Frenos / Aceite / Llantas / Otro | ninguno de esos | Otro
Frenos / Aceite / Llantas / Otro | no es ninguna de esas | Otro
Frenos / Aceite / Llantas / Otro | no está en la lista | Otro
Frenos / Aceite / Llantas / Otro | frena mal y hace ruido | Frenos
Frenos / Aceite / Llantas / Otro | llantitas nuevas | Llantas
Primera vez / Ya soy cliente | es mi primera vez | Primera vez
Primera vez / Ya soy cliente | soy clienta | Ya soy cliente
Bien / Regular / Mal | muy bien | Bien
Principiante / Intermedio / Avanzado | soy principiante | Principiante
Principiante / Intermedio / Avanzado | nivel intermedio | Intermedio
Principiante / Intermedio / Avanzado | avanzada | Avanzado
Haircut / Colour / Blow dry | i want to cut my hair | Haircut
Haircut / Colour / Blow dry | get my hair cut | Haircut
Haircut / Colour / Blow dry | color | Colour
Haircut / Colour / Blow dry | coloring please | Colour
Small / Medium / Large | the big one | Large
Small / Medium / Large | the little one | Small
Small / Medium / Large | size m | Medium
Small / Medium / Large | the larger one | Large
30 minutes / 60 minutes / 90 minutes | half an hour | 30 minutes
30 minutes / 60 minutes / 90 minutes | one hour | 60 minutes
30 minutes / 60 minutes / 90 minutes | an hour and a half | 90 minutes
30 minutes / 60 minutes / 90 minutes | the longest | 90 minutes
Breakfast / Lunch / Dinner | for dinner | Dinner
Breakfast / Lunch / Dinner | we want to have lunch | Lunch
Delivery / Pickup | pick it up | Pickup
Delivery / Pickup | ill pick up | Pickup
Delivery / Pickup | deliver it please | Delivery
Rent / Buy / Sell | renting | Rent
Rent / Buy / Sell | im selling | Sell
New customer / Returning customer | im new | New customer
Red / White / Rosé | rose | Rosé
Red / White / Rosé | the white one | White
Red / White / Rosé | whichever but red | ?
Tinto / Blanco / Rosado | vino tinto | Tinto
Tinto / Blanco / Rosado | blanquito | Blanco
Tinto / Blanco / Rosado | la blanca | Blanco
15 minutos / 30 minutos / 60 minutos | en una hora | ?
15 minutos / 30 minutos / 60 minutos | una hora antes | ?
15 minutos / 30 minutos / 60 minutos | más de media hora | ?
15 minutos / 30 minutos / 60 minutos | menos de 30 minutos | ?
15 minutos / 30 minutos / 60 minutos | dentro de media hora | ?
15 minutos / 30 minutos / 60 minutos | 2 horas | ?
15 minutos / 30 minutos / 60 minutos | no media hora | ?
15 minutos / 30 minutos / 60 minutos | media hora o una hora | ?
15 minutos / 30 minutos / 60 minutos | llego en media hora | ?
1 mes / 6 meses / 12 meses | hace 6 meses | ?
1 mes / 6 meses / 12 meses | el próximo mes | ?
1 mes / 6 meses / 12 meses | el mes pasado | ?
1 mes / 6 meses / 12 meses | este mes | ?
1 mes / 6 meses / 12 meses | desde hace un año | ?
1 mes / 6 meses / 12 meses | en un mes | ?
Mensual / Anual | este año | ?
Mensual / Anual | el año pasado | ?
Mensual / Anual | un año no, mensual | Mensual
Mensual / Anual | cuanto sale el año | ?
Menos de 10 / 10 a 20 / Más de 20 | más de 15 | ?
Menos de 10 / 10 a 20 / Más de 20 | entre 8 y 12 | ?
Menos de 10 / 10 a 20 / Más de 20 | 15 de marzo | ?
Menos de 10 / 10 a 20 / Más de 20 | 2 | ?
Menos de 10 / 10 a 20 / Más de 20 | 5 o 15 | ?
Menos de 10 / 10 a 20 / Más de 20 | a las 5 | ?
8:30 / 10:00 / 16:00 | mañana en la tarde | ?
8:30 / 10:00 / 16:00 | no puedo en la tarde | ?
8:30 / 10:00 / 16:00 | por la mañana | ?
8:30 / 10:00 / 16:00 | 1030 | ?
8:30 / 10:00 / 16:00 | en la noche | ?
8:30 / 10:00 / 16:00 | mañana temprano | ?
Lunes a viernes / Fin de semana | el viernes o el sábado | ?
Lunes a viernes / Fin de semana | no puedo el sábado | ?
Lunes a viernes / Fin de semana | viernes y sábado | ?
Lunes a viernes / Fin de semana | cualquier día | ?
Lunes a viernes / Fin de semana | el sábado no | ?
Frenos / Aceite / Llantas / Otro | ninguno | ?
Frenos / Aceite / Llantas / Otro | no | ?
Frenos / Aceite / Llantas / Otro | el otro día cambié el aceite | ?
Frenos / Aceite / Llantas / Otro | no sé cuál de esos | ?
Corte / Tinte / Peinado | he tenido problemas | ?
Corte / Tinte / Peinado | que me recomiendan | ?
Corte / Tinte / Peinado | que me cuesta | ?
Corte / Tinte / Peinado | no me quiero teñir | ?
Corte / Tinte / Peinado | todo menos corte | ?
Corte / Tinte / Peinado | ni corte ni nada | ?
Efectivo / Tarjeta | todo menos efectivo | Tarjeta
Efectivo / Tarjeta | ni efectivo ni tarjeta | ?
Comprar / Vender / Rentar | ni comprar ni vender | ?
Comprar / Vender / Rentar | cuando venden | ?
Comprar / Vender / Rentar | compra o renta | ?
Chica / Mediana / Grande | una persona mayor | ?
Chica / Mediana / Grande | mi hija la mayor | ?
Chica / Mediana / Grande | la segunda más grande | ?
Chica / Mediana / Grande | little problem | ?
Básico $450 / Completo $650 / Anual $5900 | hay algo más barato | ?
Básico $450 / Completo $650 / Anual $5900 | muy caro | ?
Básico $450 / Completo $650 / Anual $5900 | no el más barato | ?
Básico $450 / Completo $650 / Anual $5900 | algo económico | Básico $450
Básico $450 / Completo $650 / Anual $5900 | un año | ?
Primera vez / Ya soy cliente | la primera | Primera vez
Primera vez / Ya soy cliente | tengo un celular nuevo | ?
Producto nuevo / Producto usado | uno nuevo | Producto nuevo
Pickup / Delivery | pick one for me | ?
Haircut / Colour | my hair is long | ?
Sucursal Norte / Sucursal Sur | estoy abajo del puente | ?
Agendar cita / Precios | me mandas la ubicación? | ?
Agendar cita / Precios / Envíos | me mandas tu número? | ?
Casa / Departamento | quiero cazar | ?
Menú del día / A la carta | la cartera | ?
Cuenta nueva / Ya tengo cuenta | quiero contar algo | ?
`);
