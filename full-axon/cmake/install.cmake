# find_package(axon) and pkg-config for those who use the runtime elsewhere.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS axon EXPORT axon-targets)
install(DIRECTORY include/axon DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT axon-targets NAMESPACE axon:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/axon)
configure_package_config_file(cmake/axon-config.cmake.in
  ${CMAKE_CURRENT_BINARY_DIR}/axon-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/axon)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/axon-config-version.cmake
  COMPATIBILITY SameMinorVersion)
configure_file(cmake/axon.pc.in ${CMAKE_CURRENT_BINARY_DIR}/axon.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/axon-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/axon-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/axon)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/axon.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
