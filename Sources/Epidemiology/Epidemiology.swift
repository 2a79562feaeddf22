// Epidemiology
