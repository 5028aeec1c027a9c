/** Words of restaurants, shops, estate agents and workshops, written as in `everyday.ts`. */
export const goodsTrades = `
~dish+services | carta menu menus platillo platillos plato platos comida comidas que_tienen_de_comer que_hay_de_comer especialidad especialidades | menu menus dish dishes food meal meals plate
~eat | comer come comen comemos cenar cena almorzar | eat eating dine dining
~table | mesa mesas | table tables
hold | guardan guardar guarda sostienen apartada cuanto_me_esperan nos_esperan me_esperan esperan esperar espera | hold keep save wait waiting
vegetarian | vegetariano vegetariana vegetarianos vegetarianas vegano vegana veganos veganas sin_carne no_como_carne no_comemos_carne verduras | not_eat_meat don_t_eat_meat vegetarian vegetarians vegan vegans veggie veggies meatless meat_free no_meat plant_based
gluten | gluten sin_gluten celiaco celiaca celiacos trigo nuez nueces cacahuate mariscos lacteos lactosa intolerante huevo | gluten gluten_free celiac coeliac wheat nut nuts peanut peanuts shellfish seafood lactose dairy intolerant egg
chair | silla sillas sillita sillitas periquera periqueras trona tronas sillas_altas | chair chairs high_chair high_chairs baby_chair baby_chairs booster booster_seat
~lunch | menu_del_dia comida_corrida almuerzo almuerzo_del_dia menu_ejecutivo ejecutivo | set_lunch lunch set_menu menu_of_the_day lunch_special
soup | sopa sopas caldo | soup soups
salad | ensalada ensaladas | salad salads
pasta | pasta pastas espagueti | pasta spaghetti
chicken | pollo | chicken
grilled | asado asada a_las_brasas brasas a_la_plancha plancha rostizado | grilled roast roasted barbecued
fish | pescado pescados salmon | fish salmon
steak | bistec filete arrachera corte_de_res res cortes_de_carne | steak steaks beef ribeye
dessert | postre postres dulce flan helado | dessert desserts sweets ice_cream
kidsmenu+child | menu_infantil menu_de_ninos menu_para_ninos menu_kids | kids_menu childrens_menu children_s_menu
house | de_la_casa | of_the_house house_special
terrace | terraza patio al_aire_libre afuera | terrace patio outdoor outside
exchange | cambiar ~cambian ~cambie ~cambia cambio cambios cambiarlo cambiarla devolucion devoluciones devolver devolverlo devolverla devuelvo regresar regresarlo reembolso reembolsan regresen_mi_dinero mi_dinero politica_de_cambios no_me_gusto no_me_quedo | exchange exchanges return returns refund refunds return_policy exchange_policy money_back my_money swap
~policy | politica politicas condiciones reglas | policy policies conditions rules
defect | defectuoso defectuosa defecto danado danada dano roto rota rompio se_rompio hoyo agujero manchado descompuesto mal_estado falla fallo salio_malo no_sirve no_funciona equivocado incompleto | faulty defective defect damaged hole stain stained broken broke doesn_t_work not_working wrong_item torn
~buy | compra compras compre comprar compro | bought buy buying purchase purchases purchased
~arrive | llegar llega llegan llego llegara recibir recibo | arrive arrives arrival get_here come receive received
order+delivery | lo_que_pedi lo_que_compre mi_compra pedido pedidos paquete paquetes | what_i_ordered what_i_bought order orders package parcel parcels
sizes | talla tallas numero_de_calzado medidas tabla_de_medidas guia_de_tallas me_queda me_quede que_talla | size sizes sizing fit fits measurements size_chart
layaway | apartar aparto apartan apartado apartados apartarlo apartarme separar separan guardarmelo | set_aside hold_it layaway put_aside hold_one reserve_an_item hold_a_product
wholesale | mayoreo por_mayor al_por_mayor mayorista mayoristas mayoreos revender docena en_cantidad por_volumen | wholesale bulk wholesaler resell reseller large_quantities
installments+payment | a_meses meses_sin_intereses meses_con_intereses msi en_cuotas cuotas plazos a_plazos en_pagos pagos_chiquitos pagar_en_partes pagar_a_plazos en_parcialidades | installments instalments pay_monthly monthly_payments pay_later pay_over_time in_parts payment_plan
tshirt | camiseta camisetas playera playeras remera remeras polera | t_shirt t_shirts tshirt tshirts tee
shirt | camisa camisas | shirt shirts
jeans | jean jeans pantalon pantalones mezclilla | jeans jean trousers pants denim
dress | vestido vestidos | dress dresses
jacket | chaqueta chaquetas chamarra chamarras campera abrigo | jacket jackets coat
sneakers | tenis zapatilla zapatillas deportivos | sneakers sneaker trainers_shoes running_shoes
bag | bolsa bolsas bolso bolsos cartera | bag bags handbag handbags purse
cap | gorra gorras cachucha | cap caps
rent | alquilar alquiler alquilan rentar renta rento rentan arrendar arriendo arrendamiento alquilo inquilino inquilinos | rent renting rental rentals lease leasing tenant tenants letting
home | casa casas depa depas departamento departamentos apartamento apartamentos propiedad propiedades inmueble inmuebles vivienda piso | house houses home homes flat flats apartment apartments property properties
sell | vender venderla se_vende se_venden venderse ~vende ~venden ~vendes vendo venta ventas vendedor vendan | ~do_you_sell ~you_sell sell selling sells sale sold
~purchase | comprar compra compro comprador | buy buying purchase buyer
mortgage | hipoteca hipotecario hipotecaria infonavit fovissste prestamo prestamos financiamiento banco bancos bancario credito credito_hipotecario | mortgage mortgages loan loans bank financing
closing | gastos gastos_notariales escrituracion escriturar escrituras impuestos notario notaria gastos_de_cierre gastos_adicionales | closing_costs closing taxes tax notary deed extra_costs additional_costs on_top
commission | comision comisiones porcentaje honorarios se_llevan_ustedes cuanto_se_llevan | commission commissions percentage your_cut your_fee
viewing | visita visitas visitar ver_la_casa ver_las_casas ver_casas ver_la_propiedad ver_propiedades ver_un_departamento mostrar_propiedades ensenar_las_propiedades recorrido mostrar ensenar | viewing viewings show_properties show_houses show_the_house see_houses see_the_house view_the visit_a_property see_a_property showing showings tour tours visit
valuation | avaluo avaluos valuacion valorar valoracion tasacion tasar cuanto_vale_mi_casa | valuation appraisal valuations appraise value_my_house worth
management | administracion administrar administran | management manage
photos | foto fotos fotografia recorrido_virtual | photo photos pictures virtual_tour
research | investigacion investigar | check_on tenant_check background_check screening
repair | reparacion reparaciones reparar reparan reparen arreglo arreglan arreglar compostura composturas componer componen | repair repairs repairing fix fixes fixed fixing
~car | carro carros auto autos coche coches vehiculo vehiculos camioneta camionetas | car cars vehicle vehicles van truck
estimate | presupuesto presupuestos cotizacion cotizaciones cotizar cotizan cotizas me_dicen_cuanto | estimate estimates quote quotes quotation
~before | antes antes_de meterle_mano primero | before_you_start before beforehand first
parts | repuesto repuestos refaccion refacciones piezas autopartes partes | part parts spare_parts spares
own | propio propios propias mis_piezas mis_refacciones llevo_las compro_las yo_las_compro yo_compro | own my_own i_buy_the i_bring_the
brand+anymake | todas_las_marcas bmw audi mercedes toyota nissan honda ford chevrolet volkswagen mazda kia hyundai renault peugeot seat jeep volvo tesla suzuki fiat hibrido hibridos electrico electricos mi_marca | all_makes bmw audi mercedes toyota nissan honda ford chevrolet volkswagen mazda kia hyundai renault peugeot seat jeep volvo tesla suzuki fiat hybrid hybrids electric
oil | aceite | oil
interval | cada_cuanto cada_cuantos cada_que cuantos_kilometros frecuencia kilometros km | how_often how_many_km km kilometres kilometers miles interval frequency
filter | filtro filtros | filter filters
oilchange+oil | cambio_de_aceite cambiar_el_aceite cambiar_aceite cambian_el_aceite | oil_change oil_changes change_the_oil
courtesy | prestan prestar auto_de_cortesia carro_de_cortesia coche_de_cortesia auto_sustituto sustituto de_cortesia | lend loaner courtesy_car replacement_car loan_car
storage | pension ~recoger ~recojo ~recogerlo no_paso_por no_lo_recojo pasar_por_el paso_por_mi estadia bodegaje dejarlo_ahi dejar_el_carro_ahi dejar_mi_carro_ahi dejar_el_auto_ahi | storage ~pick_up ~pick_it_up pick_up_my_car pick_the_car_up collect_it_late leave_the_car leave_my_car
emissions | verificacion verificar verificarlo inspeccion inspeccion_tecnica revision_tecnica itv vtv tecnomecanica emisiones smog | emissions emissions_test inspection smog smog_check mot technical_inspection
diagnosis | diagnostico diagnosticar escaner escanear scanner check_engine | diagnosis diagnostic diagnose scanner scan check_engine
maintenance | mantenimiento mantenimiento_mayor afinacion servicio_mayor servicio_completo | full_service maintenance tune_up major_service
brakes | freno frenos balata balatas pastillas_de_freno frenado | brake brakes brake_pads pads
axle | eje ejes | axle axles
alignment | alineacion alinear alinean alineamiento | wheel_alignment front_end_alignment alignment align
balancing | balanceo balancear balancean | balancing balance
battery | bateria baterias acumulador | battery
suspension | suspension amortiguador amortiguadores | suspension shocks shock_absorbers
aircon | aire_acondicionado clima_del_carro aire | air_conditioning air_con aircon ac
tyre | llanta llantas neumatico neumaticos goma gomas rueda ruedas rines | tyre tyres tire tires wheel wheels rims
`;
