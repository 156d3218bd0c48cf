package com.example.portal;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Login and CSRF protection. */
@Configuration(proxyBeanMethods = false)
class PortalSecurity {

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http) {
        return http
                // A placeholder: replace these two lines with your login.
                .formLogin(withDefaults())
                .httpBasic(withDefaults()) // for curl
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll() // Otherwise a 403 becomes a 401 with a dialog of HTTP Basic.
                        .requestMatchers("/actuator/health")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                // A cookie contains the token, and the page copies it to a header. Another site cannot read the cookie.
                .csrf(CsrfConfigurer::spa)
                // No redirect, and no dialog of HTTP Basic: the page itself offers the login.
                .exceptionHandling(exceptions -> exceptions.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                        PathPatternRequestMatcher.pathPattern("/widget-session")))
                .build();
    }
}
